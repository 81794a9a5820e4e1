import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { VerificationNotice } from '#app/components/courses/verification-notice.tsx'
import { useFollow } from '#app/components/packages/use-follow.ts'
import { Card } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Money } from '#app/components/ui/money.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { COURSE_PARTS, type CoursePart, type CourseWorkspace } from '#app/domain/courses/course-views.ts'
import { listUnfinished } from '#app/domain/lessons/list-unfinished.server.ts'
import { findIncomingPackage } from '#app/domain/packages/find-incoming-package.server.ts'
import { type IncomingPackage } from '#app/domain/packages/incoming-view.ts'
import { isUnderWay } from '#app/domain/packages/package-state.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import {
  readWorkspaceAgain,
  requireAuthor,
  requireWorkspace,
} from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await requireWorkspace(request, params)
  const author = await requireAuthor(request, params, 'course.list_own')
  const incoming = found.isEditable ? await orRespond(findIncomingPackage(author)) : null
  // What was still being checked may have become the module between the two, and then nobody would look again.
  const course = found.isEditable && !incoming ? await readWorkspaceAgain(request, params) : found
  const unfinished = course.isEditable
    ? await orRespond(listUnfinished({ ...author, versionId: course.version.id }))
    : []
  return { course, incoming, unfinishedCount: unfinished.length, title: course.details.title }
}

const PATHS = { details: 'details', package: 'lessons', competencies: 'tags', price: 'price' } as const

export default function Overview() {
  const { course, incoming, unfinishedCount } = useLoaderData<typeof loader>()
  const { t } = useTranslation('provide')
  const isChecking = incoming !== null && isUnderWay(incoming.state)
  useFollow(isChecking)
  const isSubmitted = !['draft', 'changes_requested'].includes(course.status)
  const total = COURSE_PARTS.length + 1
  const isUnfinished = unfinishedCount > 0
  const lacking = COURSE_PARTS.filter(
    (part) => course.missing.includes(part) || (part === 'package' && isUnfinished),
  )
  const done = COURSE_PARTS.length - lacking.length + (isSubmitted ? 1 : 0)
  const hasLessons = course.modules.some(({ kind }) => kind === 'lesson')
  const next = lacking[0] ?? (isSubmitted ? null : 'submission')
  return (
    <section className="space-y-5">
      <VerificationNotice status={course.providerStatus} />
      <div className="max-w-xl space-y-2">
        <h2 className="text-xl font-semibold">{t('steps.heading')}</h2>
        <p className="text-muted-foreground">{t('steps.progress', { done, total })}</p>
        <Progress
          value={done}
          max={total}
          label={t('steps.heading')}
          valueText={t('steps.progress', { done, total })}
          tone={done === total ? 'success' : 'primary'}
        />
      </div>
      <ol className="space-y-3">
        {COURSE_PARTS.map((part) => (
          <Step
            key={part}
            title={t(`steps.${part}.title`)}
            to={part === 'package' && !hasLessons && (course.module || incoming) ? 'package' : PATHS[part]}
            isNext={next === part}
            badge={
              part === 'package' && incoming ? (
                <IncomingBadge incoming={incoming} />
              ) : course.missing.includes(part) ? (
                <StatusBadge tone="warning">{t('steps.missing')}</StatusBadge>
              ) : lacking.includes(part) ? (
                <StatusBadge tone="warning">{t('steps.unfinished')}</StatusBadge>
              ) : (
                <StatusBadge tone="success">{t('steps.done')}</StatusBadge>
              )
            }
          >
            <PartSummary part={part} course={course} />
            {part === 'package' && isUnfinished && (
              <p>{t('steps.package.unfinished', { count: unfinishedCount })}</p>
            )}
            {part === 'package' && incoming && <p>{t(`steps.package.${outcomeOf(incoming)}`)}</p>}
          </Step>
        ))}
        <Step
          title={t('steps.submission.title')}
          to="submission"
          isNext={next === 'submission'}
          badge={<SubmissionBadge {...{ course, isSubmitted, isChecking, lackingCount: lacking.length }} />}
        >
          {isChecking ? (
            t('steps.submission.waiting')
          ) : (
            <SubmissionState course={course} lackingCount={lacking.length} />
          )}
        </Step>
      </ol>
    </section>
  )
}

type StepProps = { title: string; to: string; isNext: boolean; badge: ReactNode; children: ReactNode }

function Step({ title, to, isNext, badge, children }: StepProps) {
  const { t } = useTranslation('provide')
  return (
    <Card as="li" className={isNext ? 'border-l-4 border-l-primary' : undefined}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64 space-y-1">
          <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg font-semibold">
            <Link to={to} className="link">
              {title}
            </Link>
            {badge}
          </h3>
          <div className="text-muted-foreground">{children}</div>
        </div>
        {isNext && (
          <LinkButton to={to} aria-label={`${t('steps.open')}: ${title}`}>
            {t('steps.open')}
          </LinkButton>
        )}
      </div>
    </Card>
  )
}

/** What a part holds once it is there; what it is for as long as it is not. */
function PartSummary({ part, course }: { part: CoursePart; course: CourseWorkspace }) {
  const { t } = useTranslation('provide')
  const { module, modules, tags, pricePerSeatPerYearInPaise: price, details } = course
  if (part === 'details') {
    const isHindiMissing = course.isEditable && (!details.titleHi || !details.summaryHi)
    return <>{isHindiMissing ? t('steps.details.hindiMissing') : t('steps.details.text')}</>
  }
  const lessons = modules.filter(({ kind }) => kind === 'lesson').length
  if (part === 'package' && (module || lessons > 0)) {
    return (
      <>
        {[
          ...(lessons > 0 ? [t('steps.package.lessons', { count: lessons })] : []),
          ...(module
            ? [t('steps.package.found', { title: module.title, count: module.package.launchable.length })]
            : []),
        ].join('; ')}
      </>
    )
  }
  if (part === 'competencies' && tags.length > 0) {
    return (
      <>
        {t('steps.competencies.found', {
          count: new Set(tags.map(({ currentCode }) => currentCode)).size,
        })}
      </>
    )
  }
  if (part === 'price' && price !== null) {
    return price === 0 ? <>{t('price.free')}</> : <Money paise={price} />
  }
  return <>{t(`steps.${part}.text`)}</>
}

type Incoming = { incoming: Pick<IncomingPackage, 'state'> }

const outcomeOf = ({ state }: Incoming['incoming']) =>
  isUnderWay(state) ? 'checking' : state === 'refused' ? 'refused' : 'failed'

const INCOMING_TONES = { checking: 'info', refused: 'danger', failed: 'danger' } as const

/** What is under way counts more than what there is: it will take its place. */
function IncomingBadge({ incoming }: Incoming) {
  const { t } = useTranslation('provide')
  const outcome = outcomeOf(incoming)
  return <StatusBadge tone={INCOMING_TONES[outcome]}>{t(`steps.package.badge.${outcome}`)}</StatusBadge>
}

type SubmissionBadgeProps = StateProps & { isSubmitted: boolean; isChecking: boolean }

function SubmissionBadge({ course, lackingCount, isSubmitted, isChecking }: SubmissionBadgeProps) {
  const { t } = useTranslation('provide')
  if (isSubmitted) return <StatusBadge tone="success">{t('steps.done')}</StatusBadge>
  if (isChecking || lackingCount > 0 || course.providerStatus !== 'verified') {
    return <StatusBadge>{t('steps.blocked')}</StatusBadge>
  }
  return <StatusBadge tone="primary">{t('steps.ready')}</StatusBadge>
}

type StateProps = { course: CourseWorkspace; lackingCount: number }

function SubmissionState({ course, lackingCount }: StateProps) {
  const { t } = useTranslation('provide')
  const { status, submission, providerStatus } = course
  if (status === 'submitted' && submission) {
    return (
      <>
        {t('steps.submission.submitted')} <DateTime at={submission.dueAt} />
      </>
    )
  }
  if (status !== 'draft' && status !== 'changes_requested') return <>{t(`status.${status}`)}</>
  if (lackingCount > 0) return <>{t('steps.submission.missing', { count: lackingCount })}</>
  return <>{providerStatus === 'verified' ? t('steps.submission.ready') : t('steps.submission.text')}</>
}
