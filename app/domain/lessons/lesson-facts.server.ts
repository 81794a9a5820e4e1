import {
  checkFiles,
  checkLesson,
  lessonStatistics,
  localise,
  percentCurrent,
  type LessonContent,
} from '@karmashala/authoring'
import { BoundedMemory } from '#app/lib/bounded-memory.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { type LessonFacts } from '#app/domain/lessons/lesson-views.ts'
import { Lesson, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { readableLanguages } from '#app/domain/lessons/readable-languages.ts'
import { remarksInWords } from '#app/domain/lessons/remarks-in-words.ts'
import { findMissing } from '#app/domain/media/name-media.server.ts'

const NAMED_MAX = 5

// To look through a long lesson takes as long as to draw a page, and a revision never changes.
const remembered = new BoundedMemory<LessonFacts>({ entriesMax: 2_000, weightMax: 4_000_000 })

type OfLessons = {
  providerId: string
  lessons: readonly Pick<LessonRecord, '_id' | 'revision' | 'mediaIds'>[]
}

/** What can be told of lessons without showing them: how long, how far, and what must be mended. By their ids. */
export async function lessonFacts({ providerId, lessons }: OfLessons): Promise<Map<string, LessonFacts>> {
  const missing = await findMissing(
    providerId,
    lessons.flatMap(({ mediaIds }) => mediaIds.map(String)),
  )
  const found = new Map<string, LessonFacts>()
  for (const lesson of lessons) {
    const known = remembered.get(keyOf(lesson))
    // Whether a file is still in the library is not for the revision to say.
    if (known && !namesAny(lesson, missing)) found.set(String(lesson._id), known)
  }
  const others = lessons.filter(({ _id }) => !found.has(String(_id)))
  const read = await Lesson.find(
    { _id: { $in: others.map(({ _id }) => _id) }, providerId },
    { content: 1, revision: 1, mediaIds: 1 },
  ).lean<Pick<LessonRecord, '_id' | 'content' | 'revision' | 'mediaIds'>[]>()
  for (const lesson of read) {
    const facts = toFacts(readContent(lesson), missing)
    if (!namesAny(lesson, missing)) remembered.set(keyOf(lesson), facts, JSON.stringify(facts).length)
    found.set(String(lesson._id), facts)
  }
  return found
}

const keyOf = ({ _id, revision }: Pick<LessonRecord, '_id' | 'revision'>) => `${String(_id)} ${revision}`

const namesAny = ({ mediaIds }: Pick<LessonRecord, 'mediaIds'>, missing: readonly string[]) =>
  mediaIds.some((id) => missing.includes(String(id)))

function toFacts(content: LessonContent, missing: readonly string[]): LessonFacts {
  const remarks = [...checkLesson(content), ...checkFiles(content.document.content, missing)]
  const must = remarks.filter(({ severity }) => severity === 'must')
  return {
    ...lessonStatistics(content.document),
    remarks: { must: must.length, should: remarks.length - must.length },
    mustMend: remarksInWords(must).slice(0, NAMED_MAX),
    languages: readableLanguages(content),
    translations: toTranslations(content),
  }
}

const toTranslations = (content: LessonContent): LessonFacts['translations'] =>
  Object.keys(content.translations)
    .sort()
    .map((language) => ({ language, percentCurrent: percentCurrent(localise(content, language)) }))
