import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { type UploadView } from '#app/domain/packages/upload-views.ts'
import { TransferPanel } from './transfer-panel.tsx'
import { UnfinishedUploads } from './unfinished-uploads.tsx'
import { useUpload } from './use-upload.ts'

type UploadFormProps = {
  courseId: string
  /** Why the form that came without a script was turned down; an encoded message. */
  refusal: string | null
  unfinished: readonly UploadView[]
  isReplacing: boolean
}

/** A plain form that gains progress, pause and resumption once the page's script runs. */
export function UploadForm({ courseId, refusal, unfinished, isReplacing }: UploadFormProps) {
  const { t } = useTranslation('provide')
  const { sending, isUnderWay, send, pause, goOn, cancel } = useUpload(courseId, unfinished)
  const message = sending.state === 'refused' ? sending.message : sending.state === 'idle' ? refusal : null
  const name = sending.state === 'refused' ? sending.name : null
  const content = (
    <>
      {message && (
        <ErrorSummary
          title={name ? t('package.refusedNamed', { name }) : t('package.refused')}
          errors={[{ key: message, message: <ErrorText message={message} />, targetId: 'package-file' }]}
        />
      )}
      {(sending.state === 'cancelling' || sending.state === 'cancelled' || sending.state === 'stopped') && (
        <Alert tone="info" live>
          {t(`package.${sending.state}`)}
        </Alert>
      )}
      {'total' in sending ? (
        <TransferPanel transfer={sending} pause={pause} goOn={goOn} cancel={() => void cancel()} />
      ) : (
        <UnfinishedUploads courseId={courseId} uploads={unfinished} />
      )}
      <form
        method="post"
        action={`/provide/courses/${courseId}/package`}
        encType="multipart/form-data"
        onSubmit={send}
        className={isUnderWay ? 'hidden' : 'space-y-5'}
      >
        {/* Before the file: the server reads the form in order and writes nothing without it. */}
        <CsrfField />
        <Field label={t('package.file')} id="package-file" required>
          {(control) => <FileInput {...control} name="package" accept=".zip,application/zip" />}
        </Field>
        <div>
          <Button type="submit">{t('package.send')}</Button>
        </div>
      </form>
    </>
  )
  const description = t('package.uploadText', { megabytes: PACKAGE_MAX_IN_BYTES / 1024 / 1024 })
  if (!isReplacing) {
    return (
      <Card as="section" padding="lg" className="space-y-5 print:hidden">
        <CardHeader level={3} title={t('package.upload')} description={description} />
        {content}
      </Card>
    )
  }
  return (
    <Card as="section" className="print:hidden">
      <details open={isUnderWay || message !== null || unfinished.length > 0} className="group">
        <summary className="flex min-h-11 items-center gap-2">
          <h3 className="text-lg font-semibold">{t('package.replace')}</h3>
          <Icon icon={ChevronDown} className="transition-transform group-open:rotate-180" />
        </summary>
        <div className="mt-2 space-y-5">
          <p className="text-muted-foreground">{description}</p>
          <p className="text-muted-foreground">{t('package.replaceText')}</p>
          {content}
        </div>
      </details>
    </Card>
  )
}
