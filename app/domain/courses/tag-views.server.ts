import { COMPETENCY_LEVELS, type Dictionary } from '@karmashala/frac'
import { type TagView } from '#app/domain/courses/course-views.ts'
import { type TagInput } from '#app/domain/courses/course.schema.ts'

/** Tags with the names their competencies have today, in both languages. A code the dictionary lacks names itself. */
export function toTagViews(tags: readonly TagInput[], dictionary: Dictionary): TagView[] {
  return tags.map(({ competencyCode, level, role }) => {
    const competency = dictionary.resolve(competencyCode)
    const theme = competency?.parentCode ? dictionary.find(competency.parentCode) : competency
    const scale = COMPETENCY_LEVELS.find((one) => one.level === level)
    return {
      competencyCode,
      level,
      role,
      name: competency?.name ?? competencyCode,
      nameHi: competency?.nameHi ?? competencyCode,
      theme: theme?.name ?? '',
      themeHi: theme?.nameHi ?? '',
      levelName: scale?.name ?? '',
      levelNameHi: scale?.nameHi ?? '',
    }
  })
}
