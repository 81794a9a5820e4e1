import { type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Award } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { AccessNotice } from '#app/components/learning/access-notice.tsx'
import { CourseParts } from '#app/components/learning/course-parts.tsx'
import { CourseProgress } from '#app/components/learning/course-progress.tsx'
import { CourseText } from '#app/components/learning/course-text.tsx'
import { playPath } from '#app/components/learning/play-path.ts'
import { TimeInWords } from '#app/components/learning/time-in-words.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { type EnrolmentView } from '#app/domain/learning/learning-views.ts'
import { getEnrolment } from '#app/domain/learning/get-enrolment.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ enrolmentId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  const { enrolmentId } = parseParams(params, paramsSchema)
  const course = await orRespond(getEnrolment({ actor, enrolmentId }))
  const title = inLanguage(languageOf(request, actor.language), course.title, course.titleHi)
  return { title, course, listTitle: getT(request, 'learn')('list.title') }
}

export default function LearnerCourse() {
  const { course, title, listTitle } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('learn')
  const { language, access, summary, summaryHi, outcomes } = course
  const provider = inLanguage(i18n.language, course.providerName, course.providerNameHi)
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: listTitle, to: '/learn' }, { label: title }]}
        title={<CourseText text={course.title} textHi={course.titleHi} language={language} />}
        eyebrow={t('list.by', { provider })}
        description={<CourseText text={summary} textHi={summaryHi} language={language} />}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <aside className="space-y-6 lg:order-last">
          <Record course={course} title={title} />
        </aside>
        <div className="space-y-8">
          <AccessNotice access={access} />
          <Completion course={course} />
          {!course.completedAt && <NewerVersion course={course} />}
          <Left course={course} />
          <section className="space-y-4">
            <h2 className="text-xl font-semibold">{t('course.contents')}</h2>
            <CourseParts course={course} />
          </section>
          {outcomes.length > 0 && (
            <section className="space-y-3">
              <h2 className="text-xl font-semibold">{t('course.outcomes')}</h2>
              <ul
                lang={language === i18n.language ? undefined : language}
                className="list-disc space-y-1 pl-6"
              >
                {outcomes.map((outcome) => (
                  <li key={outcome}>{outcome}</li>
                ))}
              </ul>
            </section>
          )}
          {course.completedAt && <NewerVersion course={course} />}
        </div>
      </div>
    </>
  )
}

type Part = { course: EnrolmentView }

/** Where the learner stands and the one thing to do next. */
function Record({ course, title }: Part & { title: string }) {
  const { t } = useTranslation('learn')
  const { lastOpenedAt, next, access, id, completedAt, doneCount, itemCount } = course
  const isDone = completedAt !== null || (itemCount > 0 && doneCount === itemCount)
  return (
    <Card as="section" className="space-y-5">
      <CardHeader title={t('course.record')} />
      <CourseProgress
        standing={course}
        isOpened={lastOpenedAt !== null}
        label={t('list.progressOf', { title })}
      />
      {next && access.status === 'open' && (
        <LinkButton to={playPath(id, next)} wide variant={isDone ? 'secondary' : 'primary'}>
          {isDone ? t('course.review') : lastOpenedAt ? t('course.continue') : t('course.start')}
        </LinkButton>
      )}
      <dl className="divide-y">
        <Fact term={t('course.time')}>
          <TimeInWords seconds={course.timeInSeconds} />
        </Fact>
        <Fact term={t('course.lastOpened')}>
          {lastOpenedAt ? <DateTime at={lastOpenedAt} style="dateTime" /> : t('course.never')}
        </Fact>
        {completedAt && (
          <Fact term={t('list.completedOn')}>
            <DateTime at={completedAt} style="shortDate" />
          </Fact>
        )}
        {access.status === 'open' && (
          <Fact term={t('list.seatUntil')}>
            <DateTime at={access.seatExpiresAt} style="shortDate" />
          </Fact>
        )}
        <Fact term={t('list.duration')}>
          <TimeInWords seconds={course.durationInMinutes * 60} />
        </Fact>
        <Fact term={t('certificate.version')}>{course.versionNumber}</Fact>
      </dl>
    </Card>
  )
}

/** Side by side, and below each other where a long date leaves no room. */
const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="flex flex-wrap justify-between gap-x-4 py-2.5 first:pt-0 last:pb-0">
    <dt className="font-semibold text-muted-foreground">{term}</dt>
    <dd>{children}</dd>
  </div>
)

function Completion({ course }: Part) {
  const { t } = useTranslation('learn')
  const { credentialCode, completedAt, doneCount, itemCount } = course
  if (credentialCode) {
    return (
      <Alert tone="success" title={t('course.congratulations')}>
        <p>{t('course.congratulationsText')}</p>
        <LinkButton to={`/certificates/${credentialCode}`} className="mt-3">
          <Icon icon={Award} />
          {t('course.certificate')}
        </LinkButton>
      </Alert>
    )
  }
  if (completedAt || itemCount === 0 || doneCount < itemCount) return null
  return (
    <Alert tone="info" title={t('course.beingClosed')}>
      {t('course.beingClosedText')}
    </Alert>
  )
}

/** A course that has moved on: the learner finishes this version or starts the new one with the same seat. */
function NewerVersion({ course }: Part) {
  const { t } = useTranslation('learn')
  const {
    newerVersionNumber: newer,
    versionNumber: present,
    access,
    courseId,
    completedAt,
    next,
    id,
  } = course
  if (newer === null || access.status !== 'open') return null
  return (
    <section className="space-y-3">
      <h2 className="text-xl font-semibold">{t('course.newer')}</h2>
      <p className="max-w-prose">
        {t(completedAt ? 'course.newerText' : 'course.newerUnfinishedText', { present, newer })}
      </p>
      <div className="flex flex-wrap gap-3">
        {!completedAt && next && (
          <LinkButton to={playPath(id, next)}>{t('course.finishThis', { present })}</LinkButton>
        )}
        <Form method="post" action="/learn">
          <CsrfField />
          <input type="hidden" name="courseId" value={courseId} />
          <input type="hidden" name="version" value="newer" />
          <SubmitButton action="/learn" variant="secondary">
            {t('course.startNewer', { newer })}
          </SubmitButton>
        </Form>
      </div>
    </section>
  )
}

/** Said where the course was left for its newer version; it can still be read, and finished. */
function Left({ course: { leftAt } }: Part) {
  const { t } = useTranslation('learn')
  if (!leftAt) return null
  return (
    <Alert tone="info" title={t('course.left')}>
      <p>
        {t('course.leftText')} <DateTime at={leftAt} style="shortDate" />
      </p>
    </Alert>
  )
}
