import { Form } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import { type PositionImportView } from '#app/domain/positions/import-view.ts'

/** Where an export stands, and the next step. */
export function ImportStatus({ report }: { report: PositionImportView }) {
  const { t } = useTranslation('positions')
  const { importId, status, progress, counts } = report
  const other = (
    <LinkButton to="/people/positions/import" variant="secondary">
      {t('report.other')}
    </LinkButton>
  )
  const toList = <LinkButton to="/people/positions">{t('report.toList')}</LinkButton>
  const application = `/people/positions/imports/${importId}/application`
  if (status === 'refused') {
    return (
      <Alert tone="danger" title={t('report.refused')}>
        <p>{t('report.refusedText', { count: counts.refused })}</p>
        <Actions>{other}</Actions>
      </Alert>
    )
  }
  if (status === 'applied') {
    return (
      <Alert tone="success" title={t('report.applied')}>
        <Actions>
          {toList}
          {other}
        </Actions>
      </Alert>
    )
  }
  if (status === 'applying' || status === 'comparing') {
    const percent = Math.floor(progress * 100)
    return (
      <Alert title={t(`report.${status}`)}>
        <p>{t(`report.${status}Text`)}</p>
        <div className="mt-3 max-w-md space-y-1">
          <Progress value={percent} label={t(`report.${status}`)} thin />
          <p className="text-sm tabular-nums text-muted-foreground">{t('report.percent', { percent })}</p>
        </div>
        <Actions>
          <LinkButton to="?" reloadDocument>
            {t('report.reload')}
          </LinkButton>
        </Actions>
      </Alert>
    )
  }
  if (counts.joiners + counts.movers + counts.leavers + counts.corrected === 0) {
    return (
      <Alert title={t('report.nothing')}>
        <p>{t('report.nothingText')}</p>
        <Actions>
          {toList}
          {other}
        </Actions>
      </Alert>
    )
  }
  return (
    <Alert tone="warning" title={t('report.checked')}>
      <p>{t('report.checkedText')}</p>
      <Form method="post" action={application}>
        <CsrfField />
        <Actions>
          <SubmitButton action={application}>{t('report.apply')}</SubmitButton>
          {other}
        </Actions>
      </Form>
    </Alert>
  )
}

const Actions = ({ children }: { children: ReactNode }) => (
  <div className="mt-3 flex flex-wrap gap-3">{children}</div>
)
