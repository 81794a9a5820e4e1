import { Link } from '@remix-run/react'
import { Building2, Clock, Languages } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Duration } from '#app/components/catalogue/duration.tsx'
import { MarkedText } from '#app/components/catalogue/marked-text.tsx'
import { SeatPrice } from '#app/components/catalogue/seat-price.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { type CatalogueCard } from '#app/domain/catalogue/catalogue-view.ts'

const COMPETENCIES_SHOWN = 3

/** A course among the results. */
export function CourseCard({ course }: { course: CatalogueCard }) {
  const { t } = useTranslation('catalogue')
  const { competencies } = course
  const more = competencies.length - COMPETENCIES_SHOWN
  return (
    <Card as="li" className="relative transition-colors focus-within:border-primary hover:border-primary">
      <article className="flex flex-col gap-3">
        <h3 className="text-lg font-semibold text-balance">
          {/* The whole card follows the link of its title. */}
          <Link
            to={`/courses/${course.slug}`}
            className="text-primary underline-offset-4 after:absolute after:inset-0 after:rounded-lg hover:underline"
          >
            <MarkedText text={course.title} />
          </Link>
        </h3>
        <p className="line-clamp-3 max-w-prose">
          <MarkedText text={course.summary} />
        </p>
        {competencies.length > 0 && (
          <ul aria-label={t('card.competencies')} className="flex flex-wrap gap-2">
            {competencies.slice(0, COMPETENCIES_SHOWN).map(({ code, name, level }) => (
              <li key={code}>
                <Badge tone="primary">{t('card.atLevel', { name, level })}</Badge>
              </li>
            ))}
            {more > 0 && (
              <li>
                <Badge>{t('card.more', { count: more })}</Badge>
              </li>
            )}
          </ul>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted-foreground">
            <Fact icon={Building2} label={t('facts.provider')}>
              {course.providerName}
            </Fact>
            <Fact icon={Languages} label={t('facts.language', { count: course.languages.length })}>
              {course.languages.join(', ')}
            </Fact>
            <Fact icon={Clock} label={t('facts.duration')}>
              <Duration minutes={course.durationInMinutes} />
            </Fact>
          </ul>
          <SeatPrice paise={course.pricePerSeatPerYearInPaise} />
        </div>
      </article>
    </Card>
  )
}

type FactProps = { icon: typeof Clock; label: string; children: ReactNode }

function Fact({ icon, label, children }: FactProps) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <Icon icon={icon} size="sm" />
      <span className="sr-only">{label}: </span>
      <span>{children}</span>
    </li>
  )
}
