import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FileSize } from '#app/components/courses/file-size.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { useFollow } from '#app/components/packages/use-follow.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Stepper, type StepState } from '#app/components/ui/stepper.tsx'
import { type IncomingPackage } from '#app/domain/packages/incoming-view.ts'
import { isUnderWay, type PackageState } from '#app/domain/packages/package-state.ts'

const STEPS = ['received', 'checking', 'unpacking', 'ready'] as const

/** Where the last upload stands. The work goes on without the page, so a person can leave and come back. */
export function IncomingCard({ courseId, incoming }: { courseId: string; incoming: IncomingPackage }) {
  const { t } = useTranslation('provide')
  const { state, originalName, sizeInBytes, receivedAt, uploadedBy, reason, trouble } = incoming
  useFollow(isUnderWay(state))
  return (
    <Card as="section" padding="lg" className="space-y-5">
      <CardHeader
        level={3}
        title={<span className="[overflow-wrap:anywhere]">{originalName}</span>}
        description={
          <>
            <FileSize bytes={sizeInBytes} /> · {uploadedBy} · <DateTime at={receivedAt} style="dateTime" />
          </>
        }
      />
      {state !== 'refused' && <Stepper label={t('package.way')} steps={steps(state, t)} />}
      <div role="status" className="space-y-3">
        {isUnderWay(state) && <p>{t(`package.state.${state}Text`)}</p>}
      </div>
      {isUnderWay(state) && trouble && (
        <Alert tone="warning" title={t('package.trouble')}>
          <ErrorText message={trouble} /> {t('package.troubleText')}
        </Alert>
      )}
      {isUnderWay(state) && (
        <noscript>
          <LinkButton to={`/provide/courses/${courseId}/package`} variant="secondary" reloadDocument>
            {t('package.lookAgain')}
          </LinkButton>
        </noscript>
      )}
      {state === 'refused' && (
        <Alert tone="danger" title={t('package.notAccepted', { name: originalName })} live>
          {reason && <ErrorText message={reason} />} {t('package.nothingKept')}
        </Alert>
      )}
      {state === 'failed' && <Failed courseId={courseId} incoming={incoming} />}
    </Card>
  )
}

function Failed({ courseId, incoming }: { courseId: string; incoming: IncomingPackage }) {
  const { t } = useTranslation('provide')
  return (
    <>
      <Alert tone="danger" title={t('package.failed')} live>
        {incoming.reason && <ErrorText message={incoming.reason} />}{' '}
        {t(incoming.mayRetry ? 'package.failedRetry' : 'package.failedAgain')}
      </Alert>
      {incoming.mayRetry && (
        <Form method="post" action={`/provide/courses/${courseId}/package/another-try`} preventScrollReset>
          <CsrfField />
          <input type="hidden" name="packageId" value={incoming.id} />
          <Button type="submit">{t('package.retry')}</Button>
        </Form>
      )}
    </>
  )
}

function steps(state: PackageState, t: ReturnType<typeof useTranslation<'provide'>>['t']) {
  // A failure may have come at any of the steps; the way is shown from its beginning.
  const at = state === 'failed' ? 1 : STEPS.findIndex((step) => step === state)
  return STEPS.map((step, index) => {
    const here: StepState = state === 'failed' ? 'stopped' : 'current'
    return {
      key: step,
      label: t(`package.state.${step}`),
      state: (index < at || (index === at && state === 'received')
        ? 'done'
        : index === at
          ? here
          : 'upcoming') as StepState,
    }
  })
}
