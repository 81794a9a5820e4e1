import { useTranslation } from 'react-i18next'
import { TimeInWords } from '#app/components/learning/time-in-words.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { type CourseVisits } from '#app/domain/courses/course-visits-view.ts'

const TERMS = [
  'terminated',
  'window',
  'timed_out',
  'unheard',
  'withFailedSaves',
  'withoutStatus',
  'nearLimit',
] as const

/** What the words of the table mean, and what an author can do about it. */
export function VisitsGuide({ visits: { declaredMinutes, hastyBelowSeconds } }: { visits: CourseVisits }) {
  const { t } = useTranslation('provide')
  return (
    <Card as="section" className="max-w-4xl">
      <CardHeader level={3} title={t('visits.guide.title')} />
      <DescriptionList
        items={[
          ...TERMS.map((term) => ({
            term: t(`visits.guide.${term}.term`),
            description: t(`visits.guide.${term}.text`),
          })),
          {
            term: t('visits.guide.hasty.term'),
            description: (
              <>
                {t('visits.guide.hasty.text', { count: declaredMinutes })}{' '}
                <TimeInWords seconds={hastyBelowSeconds} />
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
