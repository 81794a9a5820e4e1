import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/components/courses/in-language.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { type DescribedTag } from '#app/domain/catalogue/course-page-view.ts'

type CompetencyListProps = { tags: readonly DescribedTag[]; level?: 3 | 4 }

/** What a course claims to do for which competency, with the words that say what the claim means. */
export function CompetencyList({ tags, level = 3 }: CompetencyListProps) {
  const { t, i18n } = useTranslation('catalogue')
  const Heading = `h${level}` as const
  // One competency may be taught at one level and assessed at another.
  const first = tags.filter((tag, index) => index === tags.findIndex((one) => isSame(one, tag)))
  return (
    <ul className="divide-y">
      {first.map((competency) => (
        <li key={competency.competencyCode} className="space-y-2 py-4 first:pt-0 last:pb-0">
          <p className="text-sm text-muted-foreground">
            {inLanguage(i18n.language, competency.theme, competency.themeHi)}
          </p>
          <Heading className="font-semibold">
            <Link
              to={`/catalogue?competencyCode=${encodeURIComponent(competency.competencyCode)}`}
              className="link"
            >
              {inLanguage(i18n.language, competency.name, competency.nameHi)}
            </Link>
          </Heading>
          <p className="max-w-prose">
            {inLanguage(i18n.language, competency.description, competency.descriptionHi)}
          </p>
          <ul className="space-y-2">
            {tags
              .filter((tag) => isSame(tag, competency))
              .map((tag) => (
                <li key={tag.role} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <Badge tone="primary">{t(`roles.${tag.role}`)}</Badge>
                  <span className="min-w-0 max-w-prose">
                    <span className="font-medium">
                      {t('level', {
                        level: tag.level,
                        name: inLanguage(i18n.language, tag.levelName, tag.levelNameHi),
                      })}
                      {': '}
                    </span>
                    {inLanguage(i18n.language, tag.levelDescriptor, tag.levelDescriptorHi)}
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

const isSame = (a: DescribedTag, b: DescribedTag) => a.competencyCode === b.competencyCode
