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
import { isUnderWay } from '#app/domain/packages/package-state.ts'

const STEPS = ['received', 'checking', 'unpacking', 'ready'] as const

/** Where the last upload stands. The work goes on without the page, so a person can leave and come back. */
export function IncomingCard({ courseId, incoming }: { courseId: string; incoming: IncomingPackage }) {
  const { t } = useTranslation('provide')
  const { state, originalName, sizeInBytes, receivedAt, uploadedBy, reason, trouble, isSlow } = incoming
  useFollow(isUnderWay(state))
  const facts = (
    <>
      <FileSize bytes={sizeInBytes} /> · {uploadedBy} · <DateTime at={receivedAt} style="dateTime" />
    </>
  )
  if (state === 'refused') {
    return (
      <Alert
        tone="danger"
        title={
          <span className="[overflow-wrap:anywhere]">{t('package.notAccepted', { name: originalName })}</span>
        }
        live
      >
        {reason && <ErrorText message={reason} />} {t('package.nothingKept')}
        <p className="mt-2 text-sm">{facts}</p>
      </Alert>
    )
  }
  return (
    <Card as="section" padding="lg" className="space-y-5">
      <CardHeader
        level={3}
        title={<span className="[overflow-wrap:anywhere]">{originalName}</span>}
        description={facts}
      />
      <Stepper label={t('package.way')} steps={steps(incoming, t)} />
      {isUnderWay(state) && (
        <div className="flex flex-col items-start gap-4">
          <p role="status">
            {t(`package.state.${state}Text`)} {t('package.leave')}
          </p>
          {trouble ? (
            <Alert tone="warning" title={t('package.trouble')} className="w-full">
              <ErrorText message={trouble} /> {t('package.troubleText')}
            </Alert>
          ) : (
            isSlow && (
              <Alert tone="info" title={t('package.slow')} className="w-full">
                {t('package.slowText')}
              </Alert>
            )
          )}
          <noscript>
            <LinkButton to={`/provide/courses/${courseId}/package`} variant="secondary" reloadDocument>
              {t('package.lookAgain')}
            </LinkButton>
          </noscript>
        </div>
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

type T = ReturnType<typeof useTranslation<'provide'>>['t']

function steps({ state, wasChecked }: IncomingPackage, t: T) {
  const at = state === 'failed' ? (wasChecked ? 2 : 1) : STEPS.findIndex((step) => step === state)
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
