import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { type CourseWorkspace } from '#app/domain/courses/course-views.ts'

/** Why a provider can prepare but not submit; nothing once it is verified. */
export function VerificationNotice({ status }: { status: CourseWorkspace['providerStatus'] }) {
  const { t } = useTranslation('provide')
  if (status === 'verified') return null
  return (
    <Alert tone={status === 'waiting' ? 'info' : 'danger'} title={t(`verification.${status}`)}>
      {t(`verification.${status}Text`)}
    </Alert>
  )
}
