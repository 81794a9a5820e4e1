import { changeBetween } from '@karmashala/authoring'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { POLL_EVERY_IN_MS, type PollAnswer } from '#app/domain/lessons/lesson-wire.ts'
import { LessonPresence, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { getOwnLesson, getOwnLessonWithoutWords } from '#app/domain/lessons/own-lesson.server.ts'
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
  const of = { providerId, courseId, lessonId }
  const lesson = await getOwnLessonWithoutWords(of)
  const news = lesson.revision === since ? { revision: since, theirs: null } : await changeAfter(of, since)
  await notePresence({ actor, lesson, at })
  return { ...news, people: await others({ actor, lesson }) }
}

type Of = { providerId: string; courseId: string; lessonId: string }

async function changeAfter(of: Of, since: number): Promise<Pick<PollAnswer, 'revision' | 'theirs'>> {
  const lesson = await getOwnLesson(of)
  const { revision } = lesson
  if (since < 1 || since > revision) throw new DomainError('conflict', 'lessons:refusals.unknownRevision')
  return { revision, theirs: changeBetween(await contentAt(of, since), readContent(lesson)) }
}

type Who = { actor: Actor; lesson: Pick<LessonRecord, '_id' | 'providerId'> }

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
