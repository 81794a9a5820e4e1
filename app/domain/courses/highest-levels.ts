import { type Dictionary } from '@karmashala/frac'
import { type TagInput } from '#app/domain/courses/course.schema.ts'

/** Each competency once, under the code that stands today, at the highest level claimed anywhere. */
export function highestLevels(
  tags: readonly Pick<TagInput, 'competencyCode' | 'level'>[],
  dictionary: Dictionary,
): { code: string; level: number }[] {
  const levels = new Map<string, number>()
  for (const { competencyCode, level } of tags) {
    const code = dictionary.resolve(competencyCode)?.code ?? competencyCode
    levels.set(code, Math.max(level, levels.get(code) ?? 0))
  }
  return [...levels].map(([code, level]) => ({ code, level }))
}
