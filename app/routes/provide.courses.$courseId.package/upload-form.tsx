import { useTranslation } from 'react-i18next'
import { FindingsList } from '#app/components/courses/findings-list.tsx'
import { formatFileSize } from '#app/components/courses/file-size.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import { PACKAGE_MAX_IN_BYTES, type UploadRefusal } from '#app/domain/packages/package-view.ts'
import { useUpload, type Upload } from './use-upload.ts'

type UploadFormProps = { courseId: string; refusal: UploadRefusal | null; isReplacing: boolean }

/** A plain form that gains progress and a way to stop once the page's script runs. */
export function UploadForm({ courseId, refusal, isReplacing }: UploadFormProps) {
  const { t } = useTranslation('provide')
  const { upload, send, cancel } = useUpload(courseId, refusal)
  const isUnderWay = upload.state === 'sending' || upload.state === 'checking'
  return (
    <Card as="section" padding="lg" className="space-y-5">
      <CardHeader
        level={3}
        title={isReplacing ? t('package.replace') : t('package.upload')}
        description={t('package.uploadText', { megabytes: PACKAGE_MAX_IN_BYTES / 1024 / 1024 })}
      />
      {isReplacing && <p className="text-muted-foreground">{t('package.replaceText')}</p>}
      {upload.state === 'refused' && <Refusal refusal={upload.refusal} />}
      {upload.state === 'cancelled' && (
        <Alert tone="info" live>
          {t('package.cancelled')}
        </Alert>
      )}
      {isUnderWay && <UnderWay upload={upload} cancel={cancel} />}
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
    </Card>
  )
}

type UnderWayUpload = Extract<Upload, { state: 'sending' | 'checking' }>

function UnderWay({ upload, cancel }: { upload: UnderWayUpload; cancel: () => void }) {
  const { t, i18n } = useTranslation('provide')
  const { name, sent, total, state } = upload
  const percent = total > 0 ? Math.floor((sent / total) * 100) : 0
  const size = (bytes: number) => formatFileSize(bytes, i18n.language)
  return (
    <div className="space-y-3">
      <p role="status" className="font-medium [overflow-wrap:anywhere]">
        {state === 'checking' ? t('package.checking') : t('package.sending', { name })}
      </p>
      <Progress
        value={percent}
        label={t('package.sending', { name })}
        valueText={t('package.sent', { percent })}
      />
      <p className="text-sm text-muted-foreground tabular-nums">
        {t('package.sent', { percent })} · {t('package.sentOf', { sent: size(sent), total: size(total) })}
      </p>
      {state === 'sending' && (
        <Button variant="secondary" onClick={cancel}>
          {t('package.cancel')}
        </Button>
      )}
    </div>
  )
}

function Refusal({ refusal: { message, originalName, findings } }: { refusal: UploadRefusal }) {
  const { t } = useTranslation('provide')
  const title = originalName ? t('package.refusedNamed', { name: originalName }) : t('package.refused')
  return (
    <div className="space-y-4">
      <ErrorSummary
        title={title}
        errors={[
          { key: 'reason', message: <ErrorText message={message} />, targetId: 'package-file' },
          { key: 'kept', message: t('package.nothingKept') },
        ]}
      />
      {findings.length > 0 && <FindingsList findings={findings} level={3} />}
    </div>
  )
}
