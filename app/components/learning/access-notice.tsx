import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { type AccessView } from '#app/domain/learning/learning-views.ts'

/** Why the course cannot be opened today and what to do; nothing while it can. */
export function AccessNotice({ access }: { access: AccessView }) {
  const { t } = useTranslation('learn')
  if (access.status === 'open') return null
  const [title, text] =
    access.reason === 'expired'
      ? [t('course.expired'), t('course.expiredText')]
      : [t('course.takenBack'), t('course.takenBackText')]
  return (
    <Alert
      tone="warning"
      title={
        <>
          {title}
          {access.at && (
            <>
              {' ('}
              <DateTime at={access.at} />
              {')'}
            </>
          )}
        </>
      }
    >
      {text}
    </Alert>
  )
}
