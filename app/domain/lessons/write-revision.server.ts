import { changeBetween, type LessonContent, type MergeConflict } from '@karmashala/authoring'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { TITLE_MAX } from '#app/domain/courses/course.schema.ts'
import { mediaIdsOf, storable } from '#app/domain/lessons/lesson-content.server.ts'
import { Lesson, LessonRevision, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { type RevisionReason } from '#app/domain/lessons/lesson.schema.ts'
import { nameMedia } from '#app/domain/media/name-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * A lesson is kept whole once the changes since the last time are as long as it is, so that keeping it whole never costs
 * more than the changes themselves; not for a few saves, and always before too many have to be read to know a revision.
 */
const isKeptWhole = (since: Since, length: number): boolean =>
  since.saves >= 200 || (since.saves >= 50 && since.length >= length)

type Since = { saves: number; length: number }

/** A block as its writer had it; null where they had taken it away. */
export type SetAside = Pick<MergeConflict, 'blockId' | 'mine'>

type WriteRevision = {
  actor: Actor
  lesson: LessonRecord
  draft: CourseVersionRecord
  /** What the lesson says now. */
  current: LessonContent
  content: LessonContent
  reason: RevisionReason
  base?: number
  key?: string
  restoredFrom?: number
  /** What of the writer gave way to what others had made of the same blocks. */
  setAside?: SetAside[]
}

/**
 * Makes `content` the next revision of the lesson and answers with its number; without anything changed and nothing set
 * aside there is no new one. Part of the caller's transaction.
 */
export async function writeRevision(write: WriteRevision): Promise<number> {
  const { actor, lesson, draft, reason, setAside = [] } = write
  const { _id: lessonId, providerId, courseId } = lesson
  const { content, json } = storable(write.content)
  const change = changeBetween(write.current, content)
  if (!change && setAside.length === 0) return lesson.revision

  const number = lesson.revision + 1
  const title = moduleTitle(content) ?? lesson.title
  const mediaIds = mediaIdsOf(content)
  const changed = change && JSON.stringify(change)
  const since = {
    saves: (lesson.sinceWhole?.saves ?? 0) + 1,
    length: (lesson.sinceWhole?.length ?? 0) + (changed?.length ?? 0),
  }
  const isWhole = isKeptWhole(since, json.length)
  const sinceWhole = isWhole ? { saves: 0, length: 0 } : since
  const written = await Lesson.updateOne(
    { _id: lessonId, providerId, revision: lesson.revision, removed: null },
    {
      $set: { content: json, title, revision: number, mediaIds, sinceWhole, updatedById: actor.id },
    },
  )
  if (written.matchedCount === 0) throw new DomainError('conflict', 'errors:conflict')
  const named = new Set(lesson.mediaIds.map(String))
  await nameMedia(
    String(providerId),
    mediaIds.filter((id) => !named.has(id)),
  )
  await LessonRevision.create([
    {
      ...{ lessonId, providerId, courseId, number, reason },
      base: write.base ?? lesson.revision,
      ...(isWhole ? { snapshot: json } : { change: changed }),
      setAside: setAside.length > 0 ? JSON.stringify(setAside) : null,
      ...(write.key ? { key: write.key } : {}),
      restoredFrom: write.restoredFrom ?? null,
      savedById: actor.id,
      savedAt: new Date(),
    },
  ])
  if (title !== lesson.title) await retitleModule(draft, lesson, title)
  return number
}

/** What the contents of the course call it; a lesson without a title keeps the one it had. */
export const moduleTitle = ({ title }: LessonContent): string | null =>
  title.trim().slice(0, TITLE_MAX).trim() || null

async function retitleModule(draft: CourseVersionRecord, lesson: LessonRecord, title: string): Promise<void> {
  const modules = draft.modules.map((module) =>
    String(module.lessonId) === String(lesson._id) ? { ...module, title } : module,
  )
  const { _id, providerId } = draft
  const changed = await CourseVersion.updateOne({ _id, providerId, status: 'draft' }, { $set: { modules } })
  if (changed.matchedCount === 0) throw new DomainError('conflict', 'provide:refusals.frozen')
}
