import { definitions, lessonContentSchema, mediaId, type LessonContent } from '@karmashala/authoring'
import { LESSON_MAX_IN_BYTES } from '#app/domain/lessons/lesson.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

/** What is stored of a lesson, in the shape blocks have today: what was added to a kind of block since has its default. */
export const readContent = ({ content }: { content: string }): LessonContent =>
  lessonContentSchema.parse(JSON.parse(content))

/** What may be stored; refuses what is no lesson or too much of one. */
export function storable(content: LessonContent): { content: LessonContent; json: string } {
  const parsed = lessonContentSchema.safeParse(content)
  if (!parsed.success) {
    throw new DomainError('invalid', 'lessons:refusals.notALesson', undefined, { cause: parsed.error })
  }
  const json = JSON.stringify(parsed.data)
  if (Buffer.byteLength(json) > LESSON_MAX_IN_BYTES) {
    throw new DomainError('invalid', 'lessons:refusals.tooLarge', {
      megabytes: LESSON_MAX_IN_BYTES / 1024 / 1024,
    })
  }
  return { content: parsed.data, json }
}

/** The files of the media library a lesson shows, each once. */
export function mediaIdsOf({ document }: LessonContent): string[] {
  return [...new Set(mediaSourcesOf({ document }).flatMap((src) => mediaId(src) ?? []))]
}

/** Every file a lesson names, each once, in its order. */
export function mediaSourcesOf({ document }: Pick<LessonContent, 'document'>): string[] {
  const found = new Set<string>()
  for (const block of document.content) collect(block, found)
  found.delete('')
  return [...found]
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) return value.forEach((one) => collect(one, found))
  if (!isObject(value)) return
  const definition = typeof value['type'] === 'string' ? definitions.get(value['type']) : undefined
  for (const path of definition?.media ?? []) {
    for (const src of valuesAt(value['attrs'], path.split('.'))) {
      if (typeof src === 'string') found.add(src)
    }
  }
  collect(value['content'], found)
  // Questions of a pool or of a film are whole blocks in an attribute.
  if (isObject(value['attrs'])) collect(Object.values(value['attrs']), found)
}

function valuesAt(value: unknown, [step, ...rest]: string[]): unknown[] {
  if (step === undefined) return [value]
  if (step === '*') return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : []
  return isObject(value) ? valuesAt(value[step], rest) : []
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
