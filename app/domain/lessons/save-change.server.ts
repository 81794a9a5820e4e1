import { changeBetween, mergeChange, type LessonContent } from '@karmashala/authoring'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { mediaIdsOf, readContent } from '#app/domain/lessons/lesson-content.server.ts'
import {
  SESSION_GAP_IN_MS,
  type SaveAnswer,
  type SaveChangeInput,
  type SaveConflict,
} from '#app/domain/lessons/lesson-wire.ts'
import {
  LessonRevision,
  type LessonRecord,
  type LessonRevisionRecord,
} from '#app/domain/lessons/lesson.model.server.ts'
import { getWritableLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { writeRevision, type SetAside } from '#app/domain/lessons/write-revision.server.ts'
import { findMissing } from '#app/domain/media/name-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type SaveChange = SaveChangeInput & { actor: Actor; courseId: string; lessonId: string }

/**
 * Saves what one editor has changed, merged block by block with what others have saved meanwhile. Sent again with the
 * same key it is answered again and saved once. Only while the version is a draft.
 */
export async function saveChange(input: SaveChange): Promise<SaveAnswer> {
  requirePermission(input.actor, 'course.edit', { organisationId: input.actor.acting.organisationId })
  try {
    return await inTransaction(async () => await save(input))
  } catch (error) {
    // The same change twice at the same moment: the other one was saved.
    if (!isDuplicateKey(error)) throw error
    return await inTransaction(async () => await save(input))
  }
}

async function save({ actor, courseId, lessonId, base, key, change }: SaveChange): Promise<SaveAnswer> {
  const providerId = actor.acting.organisationId
  const saved = await LessonRevision.findOne({
    lessonId,
    courseId,
    providerId,
    key,
  }).lean<LessonRevisionRecord>()
  if (saved) {
    const missing = await missingOf(providerId, await contentAt(saved, saved.number))
    return { ...(await answerAgain(saved)), ...missing }
  }

  const { lesson, draft } = await getWritableLesson({ providerId, courseId, lessonId })
  if (base < 1 || base > lesson.revision) {
    throw new DomainError('conflict', 'lessons:refusals.unknownRevision')
  }
  const current = readContent(lesson)
  const isFirst = base === lesson.revision
  const before = isFirst ? current : await contentAt({ lessonId, providerId }, base)
  const { content, conflicts } = mergeChange({ base: before, current, change })
  const revision = await writeRevision({
    ...{ actor, lesson, draft, current, content, base, key },
    reason: isFirst ? 'written' : 'merged',
    setAside: conflicts.map(({ blockId, mine }) => ({ blockId, mine })),
  })
  if (revision !== lesson.revision) await noteSession({ actor, lesson, revision })
  return {
    revision,
    theirs: isFirst ? null : changeBetween(before, current),
    conflicts: conflicts.map(({ blockId, theirs }) => ({ blockId, theirs })),
    ...(await missingOf(providerId, content)),
  }
}

async function missingOf(
  providerId: string,
  content: LessonContent,
): Promise<Pick<SaveAnswer, 'missingMedia'>> {
  const missingMedia = await findMissing(providerId, mediaIdsOf(content))
  return missingMedia.length > 0 ? { missingMedia } : {}
}

/** What was answered to a change that is saved already. */
async function answerAgain(revision: LessonRevisionRecord): Promise<SaveAnswer> {
  const { number, base, setAside } = revision
  const others = await contentAt(revision, number - 1)
  const mine = setAside ? (JSON.parse(setAside) as SetAside[]) : []
  return {
    revision: number,
    theirs: base === number - 1 ? null : changeBetween(await contentAt(revision, base), others),
    conflicts: mine.map(({ blockId }) => toConflict(blockId, others)),
  }
}

const toConflict = (blockId: string, { document }: LessonContent): SaveConflict => ({
  blockId,
  theirs: document.content.find(({ attrs }) => attrs.id === blockId) ?? null,
})

type Session = { actor: Actor; lesson: LessonRecord; revision: number }

/**
 * The audit log names each editing session once, not every save: a session is one person at one lesson with no pause of
 * half an hour. The revisions hold the rest.
 */
async function noteSession({ actor, lesson, revision }: Session): Promise<void> {
  const { _id: lessonId, providerId, courseId } = lesson
  const last = await LessonRevision.findOne(
    // Only a save has a key: what is named in the log by itself, as a new title is, begins no session.
    { lessonId, providerId, savedById: actor.id, number: { $lt: revision }, key: { $exists: true } },
    { savedAt: 1 },
  )
    .sort({ number: -1 })
    .lean()
  if (last && Date.now() - last.savedAt.getTime() < SESSION_GAP_IN_MS) return
  await Course.updateOne({ _id: courseId, providerId }, { $set: { updatedAt: new Date() } })
  await recordAudit({
    organisationId: String(providerId),
    actorId: actor.id,
    action: 'lesson.edited',
    subject: { kind: 'lesson', id: String(lessonId) },
    details: { courseId: String(courseId), lesson: lesson.title, revision },
  })
}
