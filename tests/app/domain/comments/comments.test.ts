import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { reopenThread, replyToThread, resolveThread } from '#app/domain/comments/change-thread.server.ts'
import { countOpenThreads } from '#app/domain/comments/count-open-threads.server.ts'
import { getThread, listThreads } from '#app/domain/comments/list-threads.server.ts'
import { CommentThread } from '#app/domain/comments/comment-thread.model.server.ts'
import { COMMENTS_MAX, THREADS_MAX } from '#app/domain/comments/comment.schema.ts'
import { startThread } from '#app/domain/comments/start-thread.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { restoreRevision } from '#app/domain/lessons/restore-revision.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCourseOfLessons,
  aParagraph,
  aWrittenLesson,
  reword,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { anActor, anAuthor } from '#tests/support/factories/people.ts'

const aThread = async (lesson: TestLesson, blockId = 'first', text = 'Is this still so?') =>
  await startThread({ ...lesson, blockId, text })

const openOf = async ({ actor, lessonId }: TestLesson) =>
  await countOpenThreads({ providerId: actor.acting.organisationId, lessonId })

test('a thread hangs on its block and says what stands there now', async () => {
  const lesson = await aWrittenLesson()
  const { id } = await aThread(lesson)

  await rewrite(lesson, reword('first', 'Leave is credited twice a year.'))

  expect(await listThreads(lesson)).toMatchObject([
    {
      ...{
        id,
        blockId: 'first',
        excerpt: 'Leave is credited twice a year.',
        isBlockGone: false,
        resolved: null,
      },
      comments: [{ author: lesson.actor.name, isMine: true, text: 'Is this still so?' }],
    },
  ])
  expect(await openOf(lesson)).toEqual({ first: 1 })
})

test('a thread outlives its block and keeps the words it had', async () => {
  const lesson = await aWrittenLesson()
  await aThread(lesson)
  await rewrite(lesson, (content) => ({
    ...content,
    document: { type: 'doc', content: [aParagraph('second', 'Alone.')] },
  }))
  expect(await listThreads(lesson)).toMatchObject([{ isBlockGone: true, excerpt: 'Leave is earned.' }])
})

test('threads stand in the order of their blocks, those without a block at the end', async () => {
  const lesson = await aWrittenLesson()
  await aThread(lesson, 'second')
  await aThread(lesson, 'first')
  expect((await listThreads(lesson)).map(({ blockId }) => blockId)).toEqual(['first', 'second'])
})

test('colleagues answer, resolve and open again, and each step is in the audit log', async () => {
  const lesson = await aWrittenLesson()
  const { id: threadId } = await aThread(lesson)
  const of = { ...lesson, threadId }

  await replyToThread({ ...of, text: 'Yes, rule 26.' })
  expect(await resolveThread(of)).toMatchObject({ resolved: { by: lesson.actor.name } })
  expect(await openOf(lesson)).toEqual({})
  await expect(resolveThread(of)).rejects.toMatchObject({
    code: 'conflict',
    key: 'comments:refusals.resolved',
  })
  await reopenThread(of)
  await expect(reopenThread(of)).rejects.toMatchObject({ code: 'conflict', key: 'comments:refusals.open' })

  expect((await getThread(of)).comments.map(({ text }) => text)).toEqual([
    'Is this still so?',
    'Yes, rule 26.',
  ])
  const actions = (
    await AuditEntry.find({ action: /^comment\./ })
      .sort({ sequence: 1 })
      .lean()
  ).map((entry) => entry.action)
  expect(actions).toEqual(['comment.started', 'comment.replied', 'comment.resolved', 'comment.reopened'])
})

test('a reply opens a resolved thread again', async () => {
  const lesson = await aWrittenLesson()
  const { id: threadId } = await aThread(lesson)
  await resolveThread({ ...lesson, threadId })
  expect(await replyToThread({ ...lesson, threadId, text: 'Not quite.' })).toMatchObject({ resolved: null })
})

test('replies of two people at once are both kept', async () => {
  const lesson = await aWrittenLesson()
  const { id: threadId } = await aThread(lesson)
  const texts = ['one', 'two', 'three', 'four']
  await Promise.all(texts.map(async (text) => await replyToThread({ ...lesson, threadId, text })))
  const said = (await getThread({ ...lesson, threadId })).comments.map(({ text }) => text)
  expect(said.slice(1).sort()).toEqual([...texts].sort())
})

test('nobody comments on a block that is not there', async () => {
  const lesson = await aWrittenLesson()
  await expect(aThread(lesson, 'nowhere')).rejects.toMatchObject({
    code: 'conflict',
    key: 'comments:refusals.blockGone',
  })
})

test('comments are for the people of the organisation who write courses', async () => {
  const lesson = await aWrittenLesson()
  const { id: threadId } = await aThread(lesson)
  const stranger = await anAuthor()
  for (const work of [
    async () => await listThreads({ ...lesson, actor: stranger }),
    async () => await startThread({ ...lesson, actor: stranger, blockId: 'first', text: 'x' }),
    async () => await replyToThread({ ...lesson, actor: stranger, threadId, text: 'x' }),
    async () => await resolveThread({ ...lesson, actor: stranger, threadId }),
  ]) {
    await expect(work()).rejects.toMatchObject({ code: 'not_found' })
  }
  const { organisationId, organisationName, organisationKind } = lesson.actor.acting
  const home = { id: organisationId, name: organisationName, kind: organisationKind }
  const learner = await anActor(home, ['learner'])
  await expect(listThreads({ ...lesson, actor: learner })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a thread of one lesson is not reached through another', async () => {
  const lesson = await aWrittenLesson()
  const other = await aWrittenLesson({ course: lesson })
  const { id: threadId } = await aThread(lesson)
  await expect(replyToThread({ ...other, threadId, text: 'x' })).rejects.toMatchObject({ code: 'not_found' })
})

test('a thread counts at its block whatever the block is called', async () => {
  const lesson = await aWrittenLesson({ blocks: [aParagraph('constructor', 'Leave is earned.')] })
  await aThread(lesson, 'constructor')
  expect(await openOf(lesson)).toEqual({ constructor: 1 })
})

test('a thread comes back to its block when the lesson is restored, and outlives its version', async () => {
  const lesson = await aCourseOfLessons()
  await aThread(lesson, 'second')
  await rewrite(lesson, (content) => ({
    ...content,
    document: { type: 'doc', content: content.document.content.slice(0, 1) },
  }))
  expect(await listThreads(lesson)).toMatchObject([{ blockId: 'second', isBlockGone: true }])

  await restoreRevision({ ...lesson, number: 2 })
  expect(await listThreads(lesson)).toMatchObject([{ blockId: 'second', isBlockGone: false }])

  await submitCourse(lesson)
  const [thread] = await listThreads(lesson)
  await replyToThread({ ...lesson, threadId: thread?.id ?? '', text: 'Said while it is under review.' })
  expect((await listThreads(lesson))[0]?.comments).toHaveLength(2)
})

test('of two who resolve a thread at once one is told that the other has', async () => {
  const lesson = await aWrittenLesson()
  const { id: threadId } = await aThread(lesson)

  const outcomes = await Promise.allSettled([
    resolveThread({ ...lesson, threadId }),
    resolveThread({ ...lesson, threadId }),
  ])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await AuditEntry.countDocuments({ action: 'comment.resolved' })).toBe(1)
})

test('a thread and a lesson have a measure of comments', async () => {
  const lesson = await aWrittenLesson()
  const { id: threadId } = await aThread(lesson)
  const comments = Array.from({ length: COMMENTS_MAX }, () => ({
    ...{ authorId: lesson.actor.id, text: 'Yes.', at: new Date() },
  }))
  await CommentThread.updateOne({ _id: threadId }, { $set: { comments } })
  await expect(replyToThread({ ...lesson, threadId, text: 'One more.' })).rejects.toMatchObject({
    ...{ code: 'too_many', key: 'comments:refusals.tooManyComments' },
  })

  const { providerId, courseId, lessonId } = (await CommentThread.findById(threadId).lean()) ?? {}
  await CommentThread.insertMany(
    Array.from({ length: THREADS_MAX }, () => ({ providerId, courseId, lessonId, blockId: 'first' })),
  )
  await expect(aThread(lesson)).rejects.toMatchObject({ key: 'comments:refusals.tooManyThreads' })
})
