import { useTranslation } from 'react-i18next'
import { type Tone } from '#app/components/ui/badge.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type CourseStatus } from '#app/domain/courses/course-views.ts'
import type { VersionStatus } from '#app/domain/courses/course.schema.ts'

const TONES: Record<CourseStatus, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  changes_requested: 'warning',
  rejected: 'danger',
  published: 'success',
  withdrawn: 'neutral',
}

/** Where a course stands, in the eyes of its authors. */
export function CourseStatusBadge({ status }: { status: CourseStatus }) {
  const { t } = useTranslation('provide')
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>
}

export function VersionStatusBadge({ status }: { status: VersionStatus }) {
  const { t } = useTranslation('provide')
  return (
    <StatusBadge tone={status === 'superseded' ? 'neutral' : TONES[status]}>
      {t(`versionStatus.${status}`)}
    </StatusBadge>
  )
}
