import { changeBetween, type LessonChange } from '@karmashala/authoring'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { POLL_EVERY_IN_MS, type PollAnswer } from '#app/domain/lessons/lesson-wire.ts'
import { LessonPresence, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Somebody who has missed three polls has closed the lesson. */
const PRESENT_FOR_IN_MS = 3 * POLL_EVERY_IN_MS
const PEOPLE_MAX = 20

type ChangesSince = { actor: Actor; courseId: string; lessonId: string; since: number; at?: string }

/** What others have saved after a revision, and who has the lesson open now. */
export async function changesSince({
  actor,
  courseId,
  lessonId,
  since,
  at,
}: ChangesSince): Promise<Omit<PollAnswer, 'openComments'>> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  const lesson = await getOwnLesson({ providerId, courseId, lessonId })
  const theirs = await changeAfter(lesson, since)
  await notePresence({ actor, lesson, at })
  return { revision: lesson.revision, theirs, people: await others({ actor, lesson }) }
}

async function changeAfter(lesson: LessonRecord, since: number): Promise<LessonChange | null> {
  if (since === lesson.revision) return null
  if (since < 1 || since > lesson.revision) {
    throw new DomainError('conflict', 'lessons:refusals.unknownRevision')
  }
  const { _id: lessonId, providerId } = lesson
  return changeBetween(await contentAt({ lessonId, providerId }, since), readContent(lesson))
}

type Who = { actor: Actor; lesson: LessonRecord }

async function notePresence({ actor, lesson, at }: Who & { at?: string | undefined }): Promise<void> {
  const { _id: lessonId, providerId } = lesson
  const note = async () =>
    await LessonPresence.updateOne(
      { lessonId, userId: actor.id },
      { $set: { providerId, blockId: at ?? null, seenAt: new Date() } },
      { upsert: true },
    )
  // Two windows of one person, both for the first time.
  await note().catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    await note()
  })
}

async function others({ actor, lesson }: Who): Promise<PollAnswer['people']> {
  const { _id: lessonId, providerId } = lesson
  const present = await LessonPresence.find({
    ...{ lessonId, providerId },
    userId: { $ne: actor.id },
    seenAt: { $gt: new Date(Date.now() - PRESENT_FOR_IN_MS) },
  })
    .sort({ seenAt: -1 })
    .limit(PEOPLE_MAX)
    .lean()
  const users = await User.find({ _id: { $in: present.map(({ userId }) => userId) } }, { name: 1 }).lean()
  return present.map(({ userId, blockId }) => ({
    name: users.find(({ _id }) => String(_id) === String(userId))?.name ?? '',
    blockId: blockId ?? null,
  }))
}
