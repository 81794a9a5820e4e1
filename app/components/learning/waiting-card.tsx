import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { CourseText } from '#app/components/learning/course-text.tsx'
import { TimeInWords } from '#app/components/learning/time-in-words.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { type WaitingSeat } from '#app/domain/learning/learning-views.ts'

/** A course the learner has a seat for and has not started. */
export function WaitingCard({ seat }: { seat: WaitingSeat }) {
  const { t, i18n } = useTranslation('learn')
  const { courseId, slug, title, titleHi, language } = seat
  const provider = inLanguage(i18n.language, seat.providerName, seat.providerNameHi)
  return (
    <Card as="article" className="flex h-full flex-col gap-4">
      <div className="flex-1 space-y-1">
        <h3 className="text-lg font-semibold">
          <Link to={`/courses/${slug}`} className="link">
            <CourseText {...{ text: title, textHi: titleHi, language }} />
          </Link>
        </h3>
        <p className="text-sm text-muted-foreground">{t('list.by', { provider })}</p>
        <p className="line-clamp-3 pt-1">
          <CourseText {...{ text: seat.summary, textHi: seat.summaryHi, language }} />
        </p>
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-muted-foreground">
        <li>
          {t('list.duration')}: <TimeInWords seconds={seat.durationInMinutes * 60} />
        </li>
        <li>
          {t('list.seatUntil')}: <DateTime at={seat.expiresAt} />
        </li>
      </ul>
      <Form method="post" action="/learn">
        <CsrfField />
        <input type="hidden" name="courseId" value={courseId} />
        <SubmitButton
          action="/learn"
          size="sm"
          aria-label={t('list.startCourse', { title: inLanguage(i18n.language, title, titleHi) })}
        >
          {t('list.start')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
