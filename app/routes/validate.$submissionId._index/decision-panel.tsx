import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { DueDate } from '#app/components/validation/due-date.tsx'
import { type SubmissionReview } from '#app/domain/validation/submission-views.ts'

/** What the validator can do now, or why there is nothing to do. */
export function DecisionPanel({ review }: { review: SubmissionReview }) {
  const { t } = useTranslation('validate')
  const { id, isOpen, mayTake, mayDecide, reviewer, dueAt, isOverdue } = review
  if (!isOpen) return <Decided review={review} />
  return (
    <Card as="section" className="space-y-4">
      <CardHeader title={t('decision.title')} />
      <DescriptionList
        stacked
        items={[
          { term: t('due'), description: <DueDate at={dueAt} isOverdue={isOverdue} /> },
          {
            term: t('reviewer'),
            description: reviewer ? (reviewer.isYou ? t('you') : reviewer.name) : t('nobody'),
          },
        ]}
      />
      {mayTake && (
        <Form method="post" action={`/validate/${id}/taking`} className="space-y-2">
          <CsrfField />
          <SubmitButton action={`/validate/${id}/taking`} wide>
            {t('decision.take')}
          </SubmitButton>
          <p className="text-sm text-muted-foreground">{t('decision.takeText')}</p>
        </Form>
      )}
      {mayDecide ? (
        <div className="flex flex-col gap-3">
          <LinkButton to={`/validate/${id}/approval`} variant={mayTake ? 'secondary' : 'primary'}>
            {t('decision.approve')}
          </LinkButton>
          <LinkButton to={`/validate/${id}/changes`} variant="secondary">
            {t('decision.askForChanges')}
          </LinkButton>
        </div>
      ) : (
        <Alert>{t('decision.takenByOther', { name: reviewer?.name ?? '' })}</Alert>
      )}
    </Card>
  )
}

const TONES = { approved: 'success', changes_requested: 'warning', rejected: 'danger' } as const

function Decided({ review: { status, rounds } }: { review: SubmissionReview }) {
  const { t } = useTranslation('validate')
  const known = status === 'approved' || status === 'changes_requested' || status === 'rejected'
  const decision = known ? status : ('withdrawn' as const)
  const decidedBy = rounds[0]?.decidedBy
  return (
    <Alert tone={known ? TONES[status] : 'info'} title={t(`decided.${decision}`)}>
      <p>{t(`decided.${decision}Text`)}</p>
      {decidedBy && <p>{t('rounds.decidedBy', { name: decidedBy })}</p>}
    </Alert>
  )
}
