import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatFileSize } from '#app/components/courses/file-size.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { type UploadView } from '#app/domain/packages/upload-views.ts'

/** What the person began to send another time, and how to go on with it. */
export function UnfinishedUploads({
  courseId,
  uploads,
}: {
  courseId: string
  uploads: readonly UploadView[]
}) {
  const { t } = useTranslation('provide')
  if (uploads.length === 0) return null
  return (
    <ul className="space-y-3">
      {uploads.map((upload) => (
        <li key={upload.id}>
          <Alert tone="info" title={t('package.unfinished', { name: upload.originalName })}>
            <UnfinishedUpload courseId={courseId} upload={upload} />
          </Alert>
        </li>
      ))}
    </ul>
  )
}

function UnfinishedUpload({ courseId, upload }: { courseId: string; upload: UploadView }) {
  const { t, i18n } = useTranslation('provide')
  const size = (bytes: number) => formatFileSize(bytes, i18n.language)
  const arrived = { sent: size(upload.receivedBytes), total: size(upload.sizeInBytes ?? 0) }
  return (
    <div className="space-y-3">
      <p suppressHydrationWarning>
        {t('package.unfinishedText', arrived)} {t('package.unfinishedUntil')}{' '}
        <DateTime at={upload.expiresAt} style="dateTime" />
      </p>
      <Form method="post" action={`/provide/courses/${courseId}/package/discarded-upload`} preventScrollReset>
        <CsrfField />
        <input type="hidden" name="uploadId" value={upload.id} />
        <Button type="submit" variant="secondary" size="sm">
          {t('package.discard')}
        </Button>
      </Form>
    </div>
  )
}
