import { compareRevisions, getRevision } from '#app/domain/lessons/get-revision.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { LessonRevision } from '#app/domain/lessons/lesson.model.server.ts'
import { listRevisions } from '#app/domain/lessons/list-revisions.server.ts'
import { restoreRevision } from '#app/domain/lessons/restore-revision.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCourseOfLessons,
  aParagraph,
  aWrittenLesson,
  contentOf,
  reword,
  rewrite,
} from '#tests/support/factories/lessons.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

test('the history puts the saves of one person together, and parts them at a pause and at another person', async () => {
  const lesson = await aWrittenLesson()
  const colleague = await anAuthor({ id: lesson.actor.acting.organisationId, name: 'x', kind: 'provider' })
  await rewrite(lesson, reword('first', 'One.'))
  await rewrite(lesson, reword('first', 'Two.'))
  await LessonRevision.updateMany(
    { lessonId: lesson.lessonId, number: { $lte: 4 } },
    { $set: { savedAt: new Date(Date.now() - 40 * 60_000) } },
  )
  await rewrite(lesson, reword('first', 'Three.'))
  await rewrite(lesson, reword('first', 'Four.'))
  await rewrite(lesson, reword('first', 'Five.'), { actor: colleague })

  const { sessions } = await listRevisions(lesson)

  expect(sessions.map(({ first, last, count }) => [first, last.number, count])).toEqual([
    [7, 7, 1],
    [5, 6, 2],
    [2, 4, 3],
    [1, 1, 1],
  ])
  expect(sessions[3]?.last.reason).toBe('created')
})

test('two revisions are compared block by block and word by word', async () => {
  const lesson = await aWrittenLesson()
  await rewrite(lesson, reword('first', 'Leave is always earned.'))
  const third = aParagraph('third', 'It is granted.')
  await rewrite(lesson, (content) => ({
    ...content,
    document: { type: 'doc', content: [...content.document.content.slice(0, 1), third] },
  }))

  const diff = await compareRevisions({ ...lesson, number: 4, since: 2 })

  expect(diff.since).toBe(2)
  expect(diff.blocks.map(({ blockId, kind }) => [blockId, kind])).toEqual([
    ['first', 'changed'],
    ['third', 'added'],
    ['second', 'removed'],
  ])
  const added = diff.blocks[0]?.words.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())
  expect(added).toEqual(['always'])
  expect(diff.mayRestore).toBe(false)
})

test('the first revision is compared with nothing', async () => {
  const lesson = await aWrittenLesson()
  const { since, blocks } = await compareRevisions({ ...lesson, number: 1 })
  expect(since).toBeNull()
  expect(blocks.every(({ kind }) => kind === 'added')).toBe(true)
})

test('an earlier revision is restored as a new one, and what stood there until then is kept', async () => {
  const lesson = await aWrittenLesson()
  const before = await contentOf(lesson)
  await rewrite(lesson, reword('first', 'A mistake.'))

  const { revision } = await restoreRevision({ ...lesson, number: 2 })

  expect(revision).toBe(4)
  expect(await contentOf(lesson)).toEqual(before)
  expect(JSON.stringify(await getRevision({ ...lesson, number: 3 }))).toContain('A mistake.')
  const { sessions } = await listRevisions(lesson)
  expect(sessions[0]?.last).toMatchObject({ reason: 'restored', restoredFrom: 2 })
  expect(await restoreRevision({ ...lesson, number: 2 })).toEqual({ revision: 4 })
})

test('a revision that never was cannot be read, compared or restored', async () => {
  const lesson = await aWrittenLesson()
  const absent = { ...lesson, number: 77 }
  await expect(getRevision(absent)).rejects.toMatchObject({ code: 'not_found' })
  await expect(compareRevisions(absent)).rejects.toMatchObject({ code: 'not_found' })
  await expect(restoreRevision(absent)).rejects.toMatchObject({ code: 'not_found' })
})

test('the history of another organisation is not found, and nothing is restored in a frozen version', async () => {
  const lesson = await aCourseOfLessons()
  await rewrite(lesson, reword('first', 'Later.'))
  const foreign = { ...lesson, actor: await anAuthor() }
  const reads = [
    () => listRevisions(foreign),
    () => getRevision({ ...foreign, number: 1 }),
    () => compareRevisions({ ...foreign, number: 2 }),
    () => restoreRevision({ ...foreign, number: 1 }),
    () => getLesson(foreign),
  ]
  for (const read of reads) await expect(read()).rejects.toMatchObject({ code: 'not_found' })

  await submitCourse(lesson)
  await expect(restoreRevision({ ...lesson, number: 2 })).rejects.toMatchObject({ code: 'conflict' })
  expect((await compareRevisions({ ...lesson, number: 2 })).mayRestore).toBe(false)
  expect((await listRevisions(lesson)).sessions[0]?.isFrozen).toBe(true)
})
