import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Duration } from '#app/components/catalogue/duration.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type NextCourseView } from '#app/domain/positions/passport-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** The courses that narrow somebody's gaps most, and to which level each brings them. */
export function NextCourses({ courses }: { courses: readonly NextCourseView[] }) {
  const { t, i18n } = useTranslation('positions')
  const { language } = i18n
  return (
    <ol className="grid gap-4 md:grid-cols-3">
      {courses.map((course) => {
        const closed = course.brings.filter(({ closes }) => closes).length
        return (
          <Card as="li" key={course.courseId} className="space-y-2">
            <h3 className="text-lg font-semibold">
              <Link to={`/courses/${course.slug}`} className="link">
                {inLanguage(language, course.title, course.titleHi)}
              </Link>
            </h3>
            <p className="text-sm text-muted-foreground">
              <Duration minutes={course.durationInMinutes} />
            </p>
            {closed > 0 && (
              <p>
                <StatusBadge tone="success">{t('passport.closes', { count: closed })}</StatusBadge>
              </p>
            )}
            <ul className="space-y-1 text-sm">
              {course.brings.map(({ code, name, nameHi, level }) => (
                <li key={code}>
                  {t('passport.brings', { name: inLanguage(language, name, nameHi), level })}
                </li>
              ))}
            </ul>
          </Card>
        )
      })}
    </ol>
  )
}
