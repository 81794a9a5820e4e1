import { COMPETENCY_LEVELS, type Dictionary } from '@karmashala/frac'
import { type DescribedTag } from '#app/domain/catalogue/course-page-view.ts'
import { allTags, type Tagged } from '#app/domain/courses/all-tags.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'

type TaggedVersion = {
  tags: Tagged['tags']
  modules: readonly (Tagged['modules'][number] & { title: string })[]
}

/** Tags of a version and its modules with the descriptions a person needs who does not know the dictionary by heart. */
export function describeTags(version: TaggedVersion, dictionary: Dictionary): DescribedTag[] {
  return toTagViews(allTags(version), dictionary).map((tag) => {
    const competency = dictionary.resolve(tag.competencyCode)
    const scale = COMPETENCY_LEVELS.find(({ level }) => level === tag.level)
    return {
      ...tag,
      moduleTitle: version.modules.find(({ _id }) => String(_id) === tag.moduleId)?.title ?? null,
      description: competency?.description ?? '',
      descriptionHi: competency?.descriptionHi ?? null,
      levelDescriptor: scale?.descriptor ?? '',
      levelDescriptorHi: scale?.descriptorHi ?? '',
    }
  })
}
