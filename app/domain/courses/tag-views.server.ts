import { COMPETENCY_LEVELS, type Dictionary } from '@karmashala/frac'
import { type TagView } from '#app/domain/courses/course-views.ts'
import { type TagInput } from '#app/domain/courses/course.schema.ts'

type MaybePlaced = TagInput & { moduleId?: string | null }

/**
 * Tags with the names their competencies have today, in both languages. A code the dictionary lacks names itself.
 * `shared` is the dictionary everybody has, where the other one also holds private terms.
 */
export function toTagViews(
  tags: readonly MaybePlaced[],
  dictionary: Dictionary,
  shared: Dictionary = dictionary,
): TagView[] {
  return tags.map(({ competencyCode, level, role, moduleId = null }) => {
    const competency = dictionary.resolve(competencyCode)
    const theme = competency?.parentCode ? dictionary.find(competency.parentCode) : competency
    const scale = COMPETENCY_LEVELS.find((one) => one.level === level)
    const offered = shared.resolve(competencyCode)
    return {
      ...{ competencyCode, level, role, moduleId },
      currentCode: competency?.code ?? competencyCode,
      name: competency?.name ?? competencyCode,
      nameHi: competency?.nameHi || competency?.name || competencyCode,
      theme: theme?.name ?? '',
      themeHi: theme?.nameHi || theme?.name || '',
      levelName: scale?.name ?? '',
      levelNameHi: scale?.nameHi ?? '',
      isOutside: !offered || offered.retired === true,
    }
  })
}
