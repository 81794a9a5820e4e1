import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { type DescribedTag } from '#app/domain/catalogue/course-page-view.ts'

/** What a course claims to do for which competency, with the words that say what the claim means. */
export function CompetencyList({ tags }: { tags: readonly DescribedTag[] }) {
  const { i18n } = useTranslation()
  return (
    <ul className="divide-y">
      {groups(tags, ({ currentCode }) => currentCode).map(([competency, ...others]) => {
        const { currentCode, theme, themeHi, name, nameHi, description, descriptionHi } = competency
        return (
          <li key={currentCode} className="space-y-2 py-4 first:pt-0 last:pb-0">
            <p className="text-sm text-muted-foreground">{inLanguage(i18n.language, theme, themeHi)}</p>
            <h3 className="font-semibold">
              <Link to={`/competencies/${encodeURIComponent(currentCode)}`} className="link">
                {inLanguage(i18n.language, name, nameHi)}
              </Link>
            </h3>
            <p className="max-w-prose" lang={descriptionHi ? undefined : 'en'}>
              {inLanguage(i18n.language, description, descriptionHi)}
            </p>
            <ul className="space-y-2">
              {groups([competency, ...others], ({ level }) => String(level)).map((atLevel) => (
                <Claim key={atLevel[0].level} tags={atLevel} />
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

type Group = [DescribedTag, ...DescribedTag[]]

function Claim({ tags }: { tags: Group }) {
  const { t, i18n } = useTranslation('catalogue')
  const [{ level, levelName, levelNameHi, levelDescriptor, levelDescriptorHi }] = tags
  // What is claimed of the whole course need not be said of its parts.
  const inModules = tags.some(({ moduleTitle }) => moduleTitle === null)
    ? []
    : [...new Set(tags.flatMap(({ moduleTitle }) => moduleTitle ?? []))]
  return (
    <li className="items-baseline gap-3 space-y-1 sm:flex sm:space-y-0">
      <span className="flex shrink-0 gap-2">
        {[...new Set(tags.map(({ role }) => role))].map((role) => (
          <Badge key={role} tone="primary">
            {t(`roles.${role}`)}
          </Badge>
        ))}
      </span>
      <span className="block min-w-0 max-w-prose">
        <span className="font-medium">
          {t('level', { level, name: inLanguage(i18n.language, levelName, levelNameHi) })}:
        </span>{' '}
        {inLanguage(i18n.language, levelDescriptor, levelDescriptorHi)}
        {inModules.length > 0 && (
          <span className="block text-sm text-muted-foreground">
            {t('course.inModules', { modules: inModules.join(', '), count: inModules.length })}
          </span>
        )}
      </span>
    </li>
  )
}

/** One competency may be taught at one level and assessed at another. */
function groups(tags: readonly DescribedTag[], keyOf: (tag: DescribedTag) => string): Group[] {
  const found = new Map<string, Group>()
  for (const tag of tags) {
    const group = found.get(keyOf(tag))
    if (group) group.push(tag)
    else found.set(keyOf(tag), [tag])
  }
  return [...found.values()]
}
