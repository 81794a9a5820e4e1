import { COMPETENCY_LEVELS, type Dictionary } from '@karmashala/frac'
import { type DescribedTag } from '#app/domain/catalogue/course-page-view.ts'
import { type TagInput } from '#app/domain/courses/course.schema.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'

/** Tags with the descriptions a person needs who does not know the dictionary by heart. */
export function describeTags(tags: readonly TagInput[], dictionary: Dictionary): DescribedTag[] {
  return toTagViews(tags, dictionary).map((tag) => {
    const competency = dictionary.resolve(tag.competencyCode)
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
