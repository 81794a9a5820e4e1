import { COMPETENCY_LEVELS, loadDictionary } from '@karmashala/frac'
import { type DescribedTag } from '#app/domain/catalogue/course-page-view.ts'
import { type TagInput } from '#app/domain/courses/course.schema.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'

/** Tags with the descriptions a person needs who does not know the dictionary by heart. */
export function describeTags(tags: readonly TagInput[]): DescribedTag[] {
  const dictionary = loadDictionary()
  return toTagViews(tags).map((tag) => {
    const competency = dictionary.find(tag.competencyCode)
    const scale = COMPETENCY_LEVELS.find(({ level }) => level === tag.level)
    return {
      ...tag,
      description: competency?.description ?? '',
      descriptionHi: competency?.descriptionHi ?? null,
      levelDescriptor: scale?.descriptor ?? '',
      levelDescriptorHi: scale?.descriptorHi ?? '',
    }
  })
}
