import { Link } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { CourseProgress } from '#app/components/learning/course-progress.tsx'
import { CourseText } from '#app/components/learning/course-text.tsx'
import { playPath } from '#app/components/learning/play-path.ts'
import { Card } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type LearningListItem } from '#app/domain/learning/learning-views.ts'

/** A course of the learner, in progress or completed. */
export function LearningCard({ course }: { course: LearningListItem }) {
  const { t, i18n } = useTranslation('learn')
  const { enrolmentId, completedAt, lastOpenedAt, credentialCode, access } = course
  const title = inLanguage(i18n.language, course.title, course.titleHi)
  const provider = inLanguage(i18n.language, course.providerName, course.providerNameHi)
  const page = `/learn/${enrolmentId}`
  // With everything done the record is only waiting to be closed.
  const isDone = course.itemCount > 0 && course.doneCount === course.itemCount
  const canGoOn = !completedAt && !isDone && access.status === 'open'
  return (
    <Card as="article" className="flex h-full flex-col gap-4">
      <div className="flex-1 space-y-1">
        <h3 className="text-lg font-semibold">
          <Link to={page} className="link">
            <CourseText text={course.title} textHi={course.titleHi} language={course.language} />
          </Link>
        </h3>
        <p className="text-sm text-muted-foreground">{t('list.by', { provider })}</p>
      </div>
      {completedAt ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge tone="success">{t('status.completed')}</StatusBadge>
          <Fact label={t('list.completedOn')}>
            <DateTime at={completedAt} />
          </Fact>
        </p>
      ) : (
        <>
          <CourseProgress
            standing={course}
            isOpened={lastOpenedAt !== null}
            label={t('list.progressOf', { title })}
          />
          <p>
            <Fact label={t('list.lastOpened')}>
              {lastOpenedAt ? <DateTime at={lastOpenedAt} style="dateTime" /> : t('list.notOpened')}
            </Fact>
          </p>
        </>
      )}
      {access.status === 'closed' && !completedAt && (
        <p>
          <StatusBadge tone="warning">
            {access.reason === 'expired' ? t('course.expired') : t('course.takenBack')}
          </StatusBadge>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {credentialCode && (
          <LinkButton
            to={`/certificates/${credentialCode}`}
            aria-label={t('list.certificateOf', { title })}
            size="sm"
          >
            {t('list.certificate')}
          </LinkButton>
        )}
        {canGoOn && course.next ? (
          <LinkButton
            to={playPath(enrolmentId, course.next)}
            size="sm"
            aria-label={t('list.continueCourse', { title })}
          >
            {t('list.continue')}
          </LinkButton>
        ) : (
          <LinkButton to={page} size="sm" variant="secondary" aria-label={t('list.seeRecordOf', { title })}>
            {t('list.seeRecord')}
          </LinkButton>
        )}
      </div>
    </Card>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <span className="text-sm text-muted-foreground">
    {label}: {children}
  </span>
)
