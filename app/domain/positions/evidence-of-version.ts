import { type Dictionary } from '@karmashala/frac'
import { type TagInput } from '#app/domain/courses/course.schema.ts'

type Tagged = {
  tags: readonly TagInput[]
  modules?: readonly { title: string; tags?: readonly TagInput[] | null }[]
}

/**
 * What the completion of a course version is evidence of: what it assesses, at the level it assesses it. A course that
 * assesses nothing at all vouches for what it has practised or taught, since completing it is all there was to show; a
 * course that does assess vouches for nothing beside that. Tags of its modules count like its own. Each competency
 * comes once, at its highest level, under the code that stands today.
 */
export function evidenceOfVersion(
  { tags, modules = [] }: Tagged,
  dictionary: Dictionary,
): { code: string; level: number }[] {
  const all = [...tags, ...modules.flatMap((module) => module.tags ?? [])]
  const assessed = all.filter(({ role }) => role === 'assessed')
  const levels = new Map<string, number>()
  for (const { competencyCode, level } of assessed.length > 0 ? assessed : all) {
    const code = dictionary.resolve(competencyCode)?.code ?? competencyCode
    levels.set(code, Math.max(level, levels.get(code) ?? 0))
  }
  return [...levels].map(([code, level]) => ({ code, level }))
}
