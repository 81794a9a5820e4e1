import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Download, FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { UnfinishedLessons } from '#app/components/lessons/unfinished-lessons.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { EXPORT_FORMATS, type ExportFormat } from '#app/domain/lessons/export-formats.ts'
import { languageNames } from '#app/domain/lessons/language-names.server.ts'
import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import { listUnfinished } from '#app/domain/lessons/list-unfinished.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.list_own')
  const { version, details, module, isEditable } = await requireWorkspace(request, params)
  const { modules } = await orRespond(listLessons({ ...author, versionId: version.id }))
  const lessons = modules.filter((one) => one.kind === 'lesson')
  const translated = lessons.flatMap(({ translations }) => translations.map(({ language }) => language))
  const languages = [...new Set([details.language, ...translated])]
  return {
    courseId: author.courseId,
    languages,
    names: languageNames(languages),
    lessonCount: lessons.length,
    unfinished: isEditable ? await orRespond(listUnfinished({ ...author, versionId: version.id })) : [],
    hasPackage: module !== null,
    title: `${getT(request, 'lessons')('export.title')}: ${details.title}`,
  }
}

export default function Export() {
  const { courseId, languages, names, lessonCount, unfinished, hasPackage } = useLoaderData<typeof loader>()
  const isUnfinished = unfinished.length > 0
  const { t, i18n } = useTranslation('lessons')
  const lessons = `/provide/courses/${courseId}/lessons`
  if (lessonCount === 0) {
    return (
      <EmptyState
        icon={FileText}
        title={t('export.none')}
        actions={<LinkButton to={lessons}>{t('list.title')}</LinkButton>}
      >
        {t('export.noneText')}
      </EmptyState>
    )
  }
  const nameOf = (code: string) => names[code]?.[i18n.language === 'hi' ? 'hi' : 'en'] ?? code
  const offered: { format: ExportFormat; language: string }[] = EXPORT_FORMATS.filter(
    (format) => format === 'json' || !isUnfinished,
  ).flatMap((format) => (format === 'pdf' ? languages : ['']).map((language) => ({ format, language })))
  const listed = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  return (
    <section className="max-w-4xl space-y-6">
      <div className="space-y-1">
        <h2 className="text-xl font-semibold">{t('export.title')}</h2>
        <p className="text-muted-foreground">{t('export.lead')}</p>
      </div>
      {isUnfinished && (
        <Alert tone="warning" title={t('export.unfinished')}>
          <p className="mb-2">{t('export.unfinishedText')}</p>
          <UnfinishedLessons courseId={courseId} lessons={unfinished} />
          <p className="mt-2">
            <Link to={lessons} className="link">
              {t('export.toLessons')}
            </Link>
          </p>
        </Alert>
      )}
      {hasPackage && <Alert>{t('export.withPackage')}</Alert>}
      <ul className="space-y-3">
        {offered.map(({ format, language }) => (
          <Offer key={`${format} ${language}`} {...{ courseId, format, language }} name={nameOf(language)} />
        ))}
      </ul>
      {isUnfinished && (
        <Card as="section">
          <CardHeader level={3} title={t('export.later')} description={t('export.laterText')} />
          <ul className="divide-y">
            {EXPORT_FORMATS.filter((format) => format !== 'json').map((format) => (
              <li key={format} className="py-3 first:pt-0 last:pb-0">
                <p className="font-semibold">{t(`export.formats.${format}.name`)}</p>
                <p className="text-muted-foreground">
                  {t(`export.formats.${format}.text`, { language: listed.format(languages.map(nameOf)) })}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  )
}

type OfferProps = { courseId: string; format: ExportFormat; language: string; name: string }

function Offer({ courseId, format, language, name: languageName }: OfferProps) {
  const { t } = useTranslation('lessons')
  const name = t(`export.formats.${format}.name`)
  return (
    <Card as="li" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-60">
        <h3 className="font-semibold">{name}</h3>
        <p className="text-muted-foreground">
          {t(`export.formats.${format}.text`, { language: languageName })}
        </p>
      </div>
      <LinkButton
        to={`/provide/courses/${courseId}/export/${format}${language && `?language=${language}`}`}
        reloadDocument
        variant="secondary"
        aria-label={`${t('export.downloadOf', { format: name })}${language && `, ${languageName}`}`}
      >
        <Icon icon={Download} />
        {t('export.download')}
      </LinkButton>
    </Card>
  )
}
