import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { ChangesList } from '#app/components/validation/changes-list.tsx'
import { RoundsList } from '#app/components/validation/rounds-list.tsx'
import { SubmissionStatus } from '#app/components/validation/submission-status.tsx'
import { languageList } from '#app/domain/catalogue/language-name.ts'
import { getSubmissionReview } from '#app/domain/validation/get-submission-review.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'
import { submissionParams } from '../validate.$submissionId/params.ts'
import { comparisonInWords } from './comparison-in-words.server.ts'
import { DecisionPanel } from './decision-panel.tsx'
import { EvidencePanel } from './evidence-panel.tsx'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'submission.review')
  const { submissionId } = parseParams(params, submissionParams)
  const { comparison, ...review } = await orRespond(getSubmissionReview({ actor, submissionId }))
  const language = languageOf(request, actor.language)
  const t = getT(request, ['provide', 'catalogue', 'learn', 'validate'], actor.language)
  return {
    title: inLanguage(language, review.title, review.titleHi),
    languageNames: languageList(review.languages, language),
    review: { ...review, comparison: null },
    comparison: comparison && comparisonInWords(comparison, t, language),
  }
}

const SAVED = ['taken', 'approved', 'changes'] as const

export default function SubmissionPage() {
  const { review, title, languageNames, comparison } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('validate')
  const [search] = useSearchParams()
  const saved = SAVED.find((one) => one === search.get('saved'))
  const titleLanguage = i18n.language === 'hi' && review.titleHi ? 'hi' : review.language
  return (
    <>
      <PageHeader
        title={<span lang={titleLanguage}>{title}</span>}
        eyebrow={t('by', { provider: inLanguage(i18n.language, review.providerName, review.providerNameHi) })}
        breadcrumbs={[{ label: t('queue.title'), to: '/validate' }, { label: title }]}
        meta={
          <>
            <SubmissionStatus status={review.status} />
            {review.evidence && <span>{t('version', { number: review.evidence.versionNumber })}</span>}
            <span>{t('round', { number: review.round })}</span>
          </>
        }
      />
      {saved && (
        <Alert tone="success" live className="mb-6">
          {t(`saved.${saved}`)}
        </Alert>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
        <div className="lg:order-last lg:sticky lg:top-4">
          <DecisionPanel review={review} />
        </div>
        <div className="min-w-0 space-y-6">
          {comparison && (
            <Card as="section">
              <CardHeader
                title={t(`changes.since.${comparison.with.kind}`, { number: comparison.with.number })}
              />
              <ChangesList comparison={comparison} />
            </Card>
          )}
          {review.evidence && (
            <EvidencePanel
              evidence={review.evidence}
              languageNames={languageNames}
              mayPreview={review.isOpen}
            />
          )}
          <Card as="section">
            <CardHeader title={t('rounds.title')} />
            <RoundsList rounds={review.rounds} />
          </Card>
        </div>
      </div>
    </>
  )
}
