import { definitions } from '@karmashala/authoring'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLessonCrumbs } from '#app/components/lessons/lesson-crumbs.ts'
import { revisionInWords } from '#app/components/lessons/revision-in-words.ts'
import { WordChanges } from '#app/components/lessons/word-changes.tsx'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { languageNames } from '#app/domain/lessons/language-names.server.ts'
import { compareRevisions } from '#app/domain/lessons/get-revision.server.ts'
import { revisionParams } from '#app/domain/lessons/lesson-params.ts'
import { type BlockChangeView, type RevisionDiff } from '#app/domain/lessons/lesson-views.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({ since: z.coerce.number().int().min(1).optional().catch(undefined) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const { number, ...of } = parseParams(params, revisionParams)
  const { since } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const diff = await orRespond(compareRevisions({ actor, ...of, number, since }))
  const title = getT(request, 'lessons')('diff.titleOf', { number, title: diff.lesson.title })
  const languages = languageNames(diff.translated.map(({ language }) => language))
  return { diff, names: blockNames(diff), languages, title }
}

/** What the kinds of blocks on this page are called; the definitions themselves stay on the server. */
function blockNames({ blocks, setAside }: RevisionDiff): Record<string, { en: string; hi: string }> {
  const types = new Set([...blocks, ...setAside].map(({ type }) => type))
  return Object.fromEntries(
    [...types].map((type) => {
      const words = definitions.get(type)?.words
      return [type, { en: words?.en.name ?? type, hi: words?.hi.name ?? type }]
    }),
  )
}

export default function Revision() {
  const { diff, names, languages } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('lessons')
  const { lesson, revision, since, blocks, setAside, translated } = diff
  const { number } = revision
  const history = `/provide/courses/${lesson.courseId}/lessons/${lesson.id}/history`
  const inWords = i18n.language === 'hi' ? 'hi' : 'en'
  const nameOf = (type: string) => names[type]?.[inWords] ?? type
  return (
    <>
      <PageHeader
        title={t('diff.titleOf', { number, title: lesson.title })}
        breadcrumbs={useLessonCrumbs(
          lesson,
          { label: t('history.title'), to: history },
          { label: t('diff.title', { number }) },
        )}
        meta={
          <>
            <span>{revisionInWords(t, revision)}</span>
            <span>{t('diff.by', { name: revision.savedBy })}</span>
            <DateTime at={revision.savedAt} style="dateTime" />
          </>
        }
        actions={
          <>
            <LinkButton to={`../../preview?revision=${number}`} relative="path" variant="secondary">
              {t('diff.previewThen')}
            </LinkButton>
            {diff.mayRestore && (
              <LinkButton to={`${history}/${number}/restoration`}>{t('diff.restore')}</LinkButton>
            )}
          </>
        }
      />
      <div className="max-w-4xl space-y-6">
        <p className="text-muted-foreground">
          {since === null ? t('diff.first') : t('diff.since', { number: since })}
        </p>
        {diff.title && (
          <Card as="section">
            <CardHeader level={2} title={t('diff.lessonTitle')} />
            <WordChanges words={diff.title} language={lesson.sourceLanguage} />
          </Card>
        )}
        {blocks.length === 0 && !diff.title && translated.length === 0 && setAside.length === 0 && (
          <p>{t('diff.nothing')}</p>
        )}
        {blocks.length > 0 && (
          <ol className="space-y-3">
            {blocks.map((change) => (
              <BlockChange
                key={`${change.kind} ${change.blockId}`}
                {...{ change, name: nameOf(change.type), language: lesson.sourceLanguage }}
              />
            ))}
          </ol>
        )}
        {translated.length > 0 && (
          <Card as="section">
            <CardHeader level={2} title={t('diff.translations')} />
            <ul className="list-disc pl-5">
              {translated.map(({ language, count }) => (
                <li key={language}>
                  {t('diff.translated', { count, language: languages[language]?.[inWords] ?? language })}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {setAside.length > 0 && (
          <Card as="section">
            <CardHeader level={2} title={t('diff.setAside')} description={t('diff.setAsideText')} />
            <ul className="space-y-3">
              {setAside.map(({ blockId, type, text }) => (
                <li key={blockId}>
                  <p className="text-sm font-medium text-muted-foreground">{nameOf(type)}</p>
                  <blockquote lang={lesson.sourceLanguage} className="[overflow-wrap:anywhere]">
                    {text || t('diff.noWords')}
                  </blockquote>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <LinkButton to={history} variant="secondary">
          {t('diff.back')}
        </LinkButton>
      </div>
    </>
  )
}

const TONES: Record<BlockChangeView['kind'], Tone> = {
  added: 'success',
  removed: 'danger',
  changed: 'info',
  moved: 'neutral',
}

type BlockChangeProps = { change: BlockChangeView; name: string; language: string }

function BlockChange({ change, name, language }: BlockChangeProps) {
  const { t } = useTranslation('lessons')
  const { kind, words } = change
  const isSameInWords = kind === 'changed' && words.every((word) => word.kind === 'same')
  return (
    <Card as="li" className="space-y-2">
      <h2 className="flex flex-wrap items-center gap-3 font-semibold">
        <Badge tone={TONES[kind]}>{t(`diff.kind.${kind}`)}</Badge>
        {name}
      </h2>
      {words.length > 0 ? (
        <WordChanges words={words} language={language} />
      ) : (
        <p className="text-muted-foreground">{t('diff.noWords')}</p>
      )}
      {isSameInWords && <p className="text-sm text-muted-foreground">{t('diff.settings')}</p>}
    </Card>
  )
}
