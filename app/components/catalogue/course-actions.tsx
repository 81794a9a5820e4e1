import { Form } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type CourseStance } from '#app/domain/catalogue/course-page-view.ts'

type Course = { courseId: string; slug: string; isOnSale: boolean }
type CourseActionsProps = { course: Course; stances: CourseStance[] }

/** What the person looking at a course can do about it, or whom to ask. */
export function CourseActions({ course, stances }: CourseActionsProps) {
  const { t } = useTranslation('catalogue')
  if (stances.length === 0) return <p className="text-muted-foreground">{t('actions.none')}</p>
  return (
    <div className="space-y-4">
      {stances.map((stance) => (
        <Stance key={stance.kind} stance={stance} course={course} />
      ))}
    </div>
  )
}

function Stance({ stance, course }: { stance: CourseStance; course: Course }) {
  const { t } = useTranslation('catalogue')
  const { courseId, slug, isOnSale } = course
  switch (stance.kind) {
    case 'visitor':
      return (
        <Offer text={t('actions.visitorText')}>
          <LinkButton to={`/sign-in?to=${encodeURIComponent(`/courses/${slug}`)}`} wide>
            {t('actions.signIn')}
          </LinkButton>
        </Offer>
      )
    case 'order':
      return (
        <Offer text={t('actions.orderText')}>
          <LinkButton to={`/orders/new?course=${encodeURIComponent(slug)}`} wide>
            {t('actions.order')}
          </LinkButton>
        </Offer>
      )
    case 'continue':
      return (
        <Offer text={stance.isCompleted ? t('actions.completedText') : t('actions.continueText')}>
          <LinkButton to={`/learn/${stance.enrolmentId}`} wide>
            {stance.isCompleted ? t('actions.seeRecord') : t('actions.continue')}
          </LinkButton>
        </Offer>
      )
    case 'start':
      return (
        <Offer text={t('actions.startText')}>
          <Form method="post" action="/learn">
            <CsrfField />
            <input type="hidden" name="courseId" value={courseId} />
            <SubmitButton action="/learn" wide>
              {t('actions.start')}
            </SubmitButton>
          </Form>
        </Offer>
      )
    case 'noSeat':
      return (
        <div>
          <p className="font-semibold">{t('actions.noSeat')}</p>
          <p>{isOnSale ? t('actions.noSeatText') : t('actions.noSeatWithdrawn')}</p>
        </div>
      )
    case 'author':
      return (
        <LinkButton to={`/provide/courses/${courseId}`} variant="secondary" wide>
          {t('actions.workspace')}
        </LinkButton>
      )
  }
}

function Offer({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="space-y-3">
      <p>{text}</p>
      {children}
    </div>
  )
}
