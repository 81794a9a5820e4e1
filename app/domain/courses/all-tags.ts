import { type TagInput } from '#app/domain/courses/course.schema.ts'

/** What a version of a course holds of tags; modules of earlier days have none. */
export type Tagged = {
  tags: readonly TagInput[]
  modules: readonly { _id?: unknown; tags?: readonly TagInput[] | null }[]
}

/** A tag with the module it is put on; null for the whole course. */
export type PlacedTag = TagInput & { moduleId: string | null }

/** Every tag of a version: of the whole course first, then module by module. */
export function allTags({ tags, modules }: Tagged): PlacedTag[] {
  const placed =
    (moduleId: string | null) =>
    ({ competencyCode, level, role }: TagInput) => ({
      ...{ competencyCode, level, role, moduleId },
    })
  return [
    ...tags.map(placed(null)),
    ...modules.flatMap((module) => (module.tags ?? []).map(placed(String(module._id)))),
  ]
}
