import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GraduationCap } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { LearningCard } from '#app/components/learning/learning-card.tsx'
import { WaitingCard } from '#app/components/learning/waiting-card.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { enrol } from '#app/domain/learning/enrol.server.ts'
import { listMyLearning } from '#app/domain/learning/list-my-learning.server.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { log } from '#app/lib/log.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const enrolmentSchema = z.object({ courseId: objectId })

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  return {
    title: getT(request, 'learn')('list.title'),
    learning: await orRespond(listMyLearning({ actor })),
  }
}

/** Starts a course; the page of every course posts here. A refusal is shown above what the learner does have. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  const form = await readForm(request)
  const { courseId } = parseParams({ courseId: String(form.get('courseId')) }, enrolmentSchema)
  try {
    const startNewer = form.get('version') === 'newer'
    const { enrolmentId } = await enrol({ actor, courseId, startNewer })
    return redirect(`/learn/${enrolmentId}`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, key: error.key }, 'refused')
    return data({ refusal: encodeMessage(error.key, error.params) }, { status: STATUS_OF[error.code] })
  }
}

export default function MyLearningPage() {
  const refusal = useActionData<typeof action>()?.refusal
  const { learning } = useLoaderData<typeof loader>()
  const { waiting, inProgress, completed, left } = learning
  const { t } = useTranslation('learn')
  return (
    <>
      <PageHeader title={t('list.title')} description={t('list.lead')} />
      <div className="space-y-10">
        {refusal && (
          <Alert tone="warning" live title={t('list.refused')}>
            <ErrorText message={refusal} />
          </Alert>
        )}
        <Shelf
          title={t('list.inProgress')}
          cards={inProgress.map((course) => ({
            key: course.enrolmentId,
            card: <LearningCard course={course} />,
          }))}
        />
        <Shelf
          title={t('list.waiting')}
          cards={waiting.map((seat) => ({ key: seat.courseId, card: <WaitingCard seat={seat} /> }))}
        />
        <Shelf
          title={t('list.completed')}
          cards={completed.map((course) => ({
            key: course.enrolmentId,
            card: <LearningCard course={course} />,
          }))}
        />
        <Shelf
          title={t('list.left')}
          cards={left.map((course) => ({
            key: course.enrolmentId,
            card: <LearningCard course={course} />,
          }))}
        />
        {waiting.length + inProgress.length + completed.length + left.length === 0 && (
          <EmptyState
            icon={GraduationCap}
            title={t('list.empty')}
            actions={<LinkButton to="/catalogue">{t('list.findCourse')}</LinkButton>}
          >
            {t('list.emptyText')}
          </EmptyState>
        )}
      </div>
    </>
  )
}

/** One heading with its courses, left out when there are none. */
function Shelf({ title, cards }: { title: string; cards: { key: string; card: ReactNode }[] }) {
  if (cards.length === 0) return null
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-semibold">{title}</h2>
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {cards.map(({ key, card }) => (
          <li key={key}>{card}</li>
        ))}
      </ul>
    </section>
  )
}
