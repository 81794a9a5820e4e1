import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type CourseClaim, type CourseForCompetency } from '#app/domain/explorer/explorer-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type TeachingCoursesProps = { code: string; name: string; courses: readonly CourseForCompetency[] }

/** Courses on sale that teach, practise or assess a competency, with what each claims. */
export function TeachingCourses({ code, name, courses }: TeachingCoursesProps) {
  const { t, i18n } = useTranslation('competencies')
  if (courses.length === 0) {
    return (
      <div className="space-y-3">
        <p className="text-muted-foreground">{t('courses.none')}</p>
        <LinkButton to={`/catalogue?q=${encodeURIComponent(name)}`} variant="secondary" size="sm">
          {t('courses.search')}
        </LinkButton>
      </div>
    )
  }
  return (
    <ul className="divide-y">
      {courses.map(({ slug, title, titleHi, language, durationInMinutes, claims }) => (
        <li key={slug} className="break-inside-avoid space-y-2 py-4 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link to={`/courses/${slug}`} className="link font-semibold">
              <span lang={i18n.language === 'hi' && titleHi ? 'hi' : language}>
                {inLanguage(i18n.language, title, titleHi)}
              </span>
            </Link>
            <span className="text-sm text-muted-foreground">
              {t('courses.minutes', { count: durationInMinutes })}
            </span>
          </p>
          <ul className="flex flex-wrap gap-2">
            {claims.map((claim) => (
              <Claim
                key={`${claim.code} ${claim.level} ${claim.role}`}
                claim={claim}
                isOfPage={claim.code === code}
              />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** On the page of a theme a claim may speak of one of its sub-themes, and then says which. */
function Claim({ claim, isOfPage }: { claim: CourseClaim; isOfPage: boolean }) {
  const { t } = useTranslation('competencies')
  const { level, role, module, name, nameHi } = claim
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <Badge tone="primary">{t('courses.claim', { role: t(`courses.roles.${role}`), level })}</Badge>
      {!isOfPage && (
        <span className="text-sm">
          <NodeName name={name} nameHi={nameHi} />
        </span>
      )}
      {module && <span className="text-sm text-muted-foreground">{t('courses.inModule', { module })}</span>}
    </li>
  )
}
