import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { reopenThread, replyToThread, resolveThread } from '#app/domain/comments/change-thread.server.ts'
import { countOpenThreads, getThread, listThreads } from '#app/domain/comments/list-threads.server.ts'
import { startThread } from '#app/domain/comments/start-thread.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aParagraph,
  aWrittenLesson,
  reword,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { anActor, anAuthor } from '#tests/support/factories/people.ts'

const aThread = async (lesson: TestLesson, blockId = 'first', text = 'Is this still so?') =>
  await startThread({ ...lesson, blockId, text })

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
  expect(await countOpenThreads(lesson)).toEqual({ first: 1 })
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
  expect(await countOpenThreads(lesson)).toEqual({})
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
