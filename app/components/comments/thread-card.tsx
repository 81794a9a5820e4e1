import { Form, Link } from '@remix-run/react'
import { Unlink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type CommentView, type ThreadView } from '#app/domain/comments/comment-views.ts'

type ThreadCardProps = { thread: ThreadView; base: string; language: string; isAlone?: boolean }

/** What was said about one block, and what can be done with it. */
export function ThreadCard({ thread, base, language, isAlone = false }: ThreadCardProps) {
  const { t } = useTranslation('comments')
  const { id, blockId, excerpt, isBlockGone, comments, resolved } = thread
  const way = `${base}/${id}/${resolved ? 'reopening' : 'resolution'}`
  const lesson = base.replace(/\/comments$/, '')
  return (
    <Card as={isAlone ? 'section' : 'li'} id={`thread-${id}`} className="space-y-4 target:border-primary">
      <div>
        <h2 className="text-lg font-semibold [overflow-wrap:anywhere]">
          {excerpt === '' ? (
            t('blockWithoutWords')
          ) : isBlockGone ? (
            <span lang={language}>{excerpt}</span>
          ) : (
            <Link to={`${lesson}#${blockId}`} className="link" lang={language}>
              {excerpt}
            </Link>
          )}
        </h2>
        {isBlockGone && (
          <p className="mt-1 flex items-center gap-1.5 text-sm font-medium text-warning">
            <Icon icon={Unlink} size="sm" />
            {t('blockGone')}
          </p>
        )}
      </div>
      <ol className="space-y-3">
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
      </ol>
      {resolved && (
        <p className="text-sm text-muted-foreground">
          {t('resolvedBy', { name: resolved.by })} <DateTime at={resolved.at} style="dateTime" />
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {!isAlone && (
          <LinkButton to={`${base}/open/${id}`} variant="secondary" size="sm">
            {t('reply.link')}
          </LinkButton>
        )}
        <Form method="post" action={way} preventScrollReset>
          <CsrfField />
          <SubmitButton action={way} variant="ghost" size="sm">
            {t(resolved ? 'reopen' : 'resolve')}
          </SubmitButton>
        </Form>
      </div>
    </Card>
  )
}

function Comment({ comment: { author, isMine, text, at } }: { comment: CommentView }) {
  const { t } = useTranslation('comments')
  return (
    <li className="border-l-3 border-border pl-3">
      <p className="text-sm text-muted-foreground">
        <strong className="text-foreground">{author}</strong>
        {isMine && ` ${t('you')}`} · <DateTime at={at} style="dateTime" />
      </p>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
    </li>
  )
}
