import { parseWithZod } from '@conform-to/zod/v4'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import {
  useActionData,
  useLoaderData,
  useSearchParams,
  type ShouldRevalidateFunctionArgs,
} from '@remix-run/react'
import { Download, Languages, Upload } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LessonHeader } from '#app/components/comments/lesson-header.tsx'
import { LanguageForm } from '#app/components/translation/language-form.tsx'
import { NotationHelp } from '#app/components/translation/notation-help.tsx'
import { TranslationSummary } from '#app/components/translation/translation-summary.tsx'
import { UnitRow } from '#app/components/translation/unit-row.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { getTranslation } from '#app/domain/translations/get-translation.server.ts'
import { saveUnit } from '#app/domain/translations/save-unit.server.ts'
import {
  ROW_FILTERS,
  saveUnitSchema,
  translationParamsSchema,
} from '#app/domain/translations/translation.schema.ts'
import { type UnitAnswer } from '#app/domain/translations/translation-views.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { log } from '#app/lib/log.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({ show: z.enum(ROW_FILTERS).catch('all'), page: pageNumber })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const place = parseParams(params, translationParamsSchema)
  const { show, page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const translation = await orRespond(getTranslation({ actor, ...place, filter: show, page }))
  const t = getT(request, ['translation', 'provide'])
  const language = t(`provide:languages.${place.language}`)
  return { translation, title: `${t('titleInto', { language })}: ${translation.lesson.title}` }
}

/** Saves one unit. With a script the page stays as it is; without one it comes back at the unit. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const place = parseParams(params, translationParamsSchema)
  const submission = parseWithZod(await readForm(request), { schema: saveUnitSchema })
  const said = submission.payload as Partial<Record<'blockId' | 'key' | 'text', string>>
  const refuse = (message: string, status: number) => {
    const refused: UnitAnswer = {
      refused: { message, ...{ blockId: said.blockId ?? '', key: said.key ?? '' }, text: said.text ?? '' },
    }
    return data(refused, { status })
  }
  if (submission.status !== 'success') {
    const message = Object.values(submission.error ?? {}).flat()[0] ?? 'errors:invalid'
    return refuse(message, 422)
  }
  try {
    const answer: UnitAnswer = { saved: await saveUnit({ actor, ...place, ...submission.value }) }
    return data(answer)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
    return refuse(encodeMessage(error.key, error.params), STATUS_OF[error.code])
  }
}

/** A unit that was saved says so itself; a list that is asked for anew would take it away under the translator's hands. */
export const shouldRevalidate = ({
  formAction,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formAction === undefined || currentUrl.href !== nextUrl.href ? defaultShouldRevalidate : false

export default function Translation() {
  const { translation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lesson, language, filter, units, page, pageCount } = translation
  const { t } = useTranslation(['translation', 'provide'])
  const imported = Number(useSearchParams()[0].get('imported') ?? Number.NaN)
  const [later, setLater] = useState<{ of: unknown; counts: typeof translation.counts } | null>(null)
  // What a saved unit has brought along counts until the page is asked for anew.
  const counts = later?.of === translation ? later.counts : translation.counts
  const base = `/provide/courses/${lesson.courseId}/lessons/${lesson.id}/translation/${language}`
  const name = t(`provide:languages.${language as 'hi'}`)
  return (
    <>
      <LessonHeader
        lesson={lesson}
        title={t('titleInto', { language: name })}
        description={t('lead')}
        actions={
          <>
            <LinkButton to={`${base}/xliff`} reloadDocument variant="secondary">
              <Icon icon={Download} />
              {t('xliff.download')}
            </LinkButton>
            {lesson.isEditable && (
              <LinkButton to={`${base}/import`} variant="secondary">
                <Icon icon={Upload} />
                {t('xliff.upload')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="space-y-6">
        {Number.isInteger(imported) && (
          <Alert tone="success" live>
            {t('imported', { count: imported })}
          </Alert>
        )}
        <TranslationSummary counts={counts} language={name} />
        {!lesson.isEditable && (
          <Alert tone="info" title={t('frozen')}>
            {t('frozenText')}
          </Alert>
        )}
        <LanguageForm lesson={lesson} language={language} />
        <NotationHelp />
        <TabLinks
          label={t('filter.label')}
          items={ROW_FILTERS.map((one) => ({
            to: one === 'all' ? base : `${base}?show=${one}`,
            label: t(`filter.${one}`),
            count: one === 'all' ? counts.total : counts[one],
            isCurrent: filter === one,
          }))}
        />
        {units.length === 0 ? (
          <EmptyState icon={Languages} title={t(`none.${filter}`)} />
        ) : (
          <ul className="space-y-4">
            {units.map((unit) => (
              <UnitRow
                key={`${language} ${unit.id}`}
                unit={unit}
                sourceLanguage={lesson.sourceLanguage}
                language={language}
                languageName={name}
                isEditable={lesson.isEditable}
                answer={answer}
                onSaved={(counts) => setLater({ of: translation, counts })}
              />
            ))}
          </ul>
        )}
        <Pagination
          page={page}
          pageCount={pageCount}
          pageTo={(number) => `${base}?${new URLSearchParams({ show: filter, page: String(number) })}`}
        />
      </div>
    </>
  )
}
