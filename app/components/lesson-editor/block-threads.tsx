import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { listThreads, sendComment } from '#app/components/lesson-editor/comments-client.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { COMMENT_MAX } from '#app/domain/comments/comment.schema.ts'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'

/** What people say about one block: read, answer, resolve, begin. */
export function BlockThreads({ blockId }: { blockId: string }) {
  const { t } = useTranslation('authoring')
  const session = useSession()
  const { path, threads: counts } = session
  const open = useStore(counts).get(blockId) ?? 0
  const [threads, setThreads] = useState<ThreadView[]>([])
  const [failure, setFailure] = useState<{ reason: string | null } | null>(null)
  const [times, setTimes] = useState(0)
  const [isAsking, setAsking] = useState(false)

  useEffect(() => {
    let isOver = false
    void listThreads(path).then((all) => {
      if (isOver || !all) return
      setThreads(all.filter((thread) => thread.blockId === blockId))
      const open = all.filter(({ resolved }) => !resolved)
      counts.set(
        new Map(open.map(({ blockId: id }) => [id, open.filter((other) => other.blockId === id).length])),
      )
    })
    return () => {
      isOver = true
    }
  }, [path, blockId, times, open, counts])

  const send = useCallback(
    async (to: string, body: Record<string, string> = {}) => {
      const outcome = await sendComment(session, to, body)
      setFailure(outcome.status === 'failed' ? outcome : null)
      setTimes((now) => now + 1)
      return outcome.status === 'taken'
    },
    [session],
  )
  return (
    <div className="mt-4 space-y-3">
      <h3 className="text-sm font-semibold text-muted-foreground">{t('comments.label')}</h3>
      {failure && (
        <Alert tone="danger" live>
          {failure.reason === null ? t('comments.failed') : <ErrorText message={failure.reason} />}
        </Alert>
      )}
      {threads.map((thread) => (
        <Thread key={thread.id} thread={thread} send={send} />
      ))}
      {isAsking ? (
        <CommentBox
          label={t('comments.new')}
          onCancel={() => setAsking(false)}
          onSend={async (text) => {
            const arrived = await send('comments', { blockId, text })
            if (arrived) setAsking(false)
            return arrived
          }}
        />
      ) : (
        <Button size="sm" variant="secondary" onClick={() => setAsking(true)}>
          {t('comments.add')}
        </Button>
      )}
    </div>
  )
}

type ThreadProps = {
  thread: ThreadView
  send: (to: string, body?: Record<string, string>) => Promise<boolean>
}

function Thread({ thread, send }: ThreadProps) {
  const { t } = useTranslation('authoring')
  const [isAnswering, setAnswering] = useState(false)
  const { id, comments, resolved } = thread
  return (
    <article className="space-y-2 rounded-md border bg-card p-3 text-sm">
      {comments.map((comment) => (
        <div key={comment.id}>
          <p className="flex flex-wrap justify-between gap-x-3">
            <strong>{comment.author}</strong>
            <span className="text-muted-foreground">
              <DateTime at={comment.at} style="dateTime" />
            </span>
          </p>
          <p className="break-words whitespace-pre-wrap">{comment.text}</p>
        </div>
      ))}
      {resolved ? (
        <p className="flex flex-wrap items-center justify-between gap-2 text-muted-foreground">
          {t('comments.resolvedBy', { name: resolved.by })}
          <button
            type="button"
            className="link min-h-6 pointer-coarse:min-h-11"
            onClick={() => void send(`comments/${id}/reopening`)}
          >
            {t('comments.reopen')}
          </button>
        </p>
      ) : isAnswering ? (
        <CommentBox
          label={t('comments.answer')}
          onCancel={() => setAnswering(false)}
          onSend={async (text) => {
            const arrived = await send(`comments/${id}/replies`, { text })
            if (arrived) setAnswering(false)
            return arrived
          }}
        />
      ) : (
        <p className="flex flex-wrap gap-4">
          <button
            type="button"
            className="link min-h-6 pointer-coarse:min-h-11"
            onClick={() => setAnswering(true)}
          >
            {t('comments.answer')}
          </button>
          <button
            type="button"
            className="link min-h-6 pointer-coarse:min-h-11"
            onClick={() => void send(`comments/${id}/resolution`)}
          >
            {t('comments.resolve')}
          </button>
        </p>
      )}
    </article>
  )
}

type CommentBoxProps = { label: string; onSend: (text: string) => Promise<boolean>; onCancel: () => void }

function CommentBox({ label, onSend, onCancel }: CommentBoxProps) {
  const { t } = useTranslation('authoring')
  const [text, setText] = useState('')
  const [isSending, setSending] = useState(false)
  const send = async () => {
    if (text.trim() === '') return
    setSending(true)
    await onSend(text.trim())
    setSending(false)
  }
  return (
    <div className="space-y-2">
      <Field label={label}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={COMMENT_MAX}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button size="sm" pending={isSending} onClick={() => void send()}>
          {t('comments.send')}
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  )
}
