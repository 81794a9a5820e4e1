import { changeBetween, lessonContent } from '@karmashala/authoring'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { changesSince } from '#app/domain/lessons/changes-since.server.ts'
import { getRevision } from '#app/domain/lessons/get-revision.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { Lesson, LessonRevision } from '#app/domain/lessons/lesson.model.server.ts'
import { removeLesson } from '#app/domain/lessons/remove-lesson.server.ts'
import { renameLesson } from '#app/domain/lessons/rename-lesson.server.ts'
import { saveChange } from '#app/domain/lessons/save-change.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCourseOfLessons,
  aKey,
  aParagraph,
  aWrittenLesson,
  contentOf,
  reword,
  rewrite,
} from '#tests/support/factories/lessons.ts'
import { aLearner } from '#tests/support/factories/learning.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const textsOf = async (lesson: Parameters<typeof contentOf>[0]) =>
  (await contentOf(lesson)).document.content.map((block) => JSON.stringify(block))

async function aColleague({ actor }: { actor: { acting: { organisationId: string } } }) {
  return await anAuthor({ id: actor.acting.organisationId, name: 'x', kind: 'provider' })
}

test('a save is the next revision, and the lesson says what was written', async () => {
  const lesson = await aWrittenLesson()
  const { revision } = await getLesson(lesson)

  const answer = await rewrite(lesson, reword('first', 'Leave is a right.'))

  expect(answer).toEqual({ revision: revision + 1, theirs: null, conflicts: [] })
  expect((await textsOf(lesson))[0]).toContain('Leave is a right.')
})

test('two people who change different blocks both find their words, and hear of those of the other', async () => {
  const lesson = await aWrittenLesson()
  const from = await getLesson(lesson)
  const colleague = await aColleague(lesson)

  const [mine, theirs] = await Promise.all([
    rewrite(lesson, reword('first', 'Mine.'), { from }),
    rewrite(lesson, reword('second', 'Theirs.'), { from, actor: colleague }),
  ])

  const later = mine.revision > theirs.revision ? mine : theirs
  expect([mine.revision, theirs.revision].sort()).toEqual([from.revision + 1, from.revision + 2])
  expect(later.theirs?.set).toHaveLength(1)
  expect(later.conflicts).toEqual([])
  expect(await textsOf(lesson)).toEqual([
    expect.stringContaining('Mine.'),
    expect.stringContaining('Theirs.'),
  ])
})

test('of two changes to one block the first stays, and the other is answered and kept', async () => {
  const lesson = await aWrittenLesson()
  const from = await getLesson(lesson)
  await rewrite(lesson, reword('first', 'Faster.'), { from, actor: await aColleague(lesson) })

  const answer = await rewrite(lesson, reword('first', 'Slower.'), { from })

  expect(answer.conflicts).toMatchObject([{ blockId: 'first', theirs: aParagraph('first', 'Faster.') }])
  expect((await textsOf(lesson))[0]).toContain('Faster.')
  const kept = await LessonRevision.findOne({ lessonId: lesson.lessonId, number: answer.revision }).lean()
  expect(kept?.setAside).toContain('Slower.')
})

test('the same save sent twice is answered alike and saved once, also at the same moment', async () => {
  const lesson = await aWrittenLesson()
  const from = await getLesson(lesson)
  await rewrite(lesson, reword('second', 'Others.'), { from, actor: await aColleague(lesson) })
  const change = changeBetween(from.content, reword('first', 'Once.')(from.content))
  if (!change) throw new Error('Nothing changed.')
  const save = { ...lesson, base: from.revision, key: aKey(), change }

  const answers = await Promise.all([saveChange(save), saveChange(save)])
  const again = await saveChange(save)

  expect(answers[0]).toEqual(answers[1])
  expect(again).toEqual(answers[0])
  expect(again.theirs?.set).toHaveLength(1)
  expect(await LessonRevision.countDocuments({ lessonId: lesson.lessonId, key: save.key })).toBe(1)
  expect((await getLesson(lesson)).revision).toBe(from.revision + 2)
})

test('an hour of saves is one line of the audit log for each person', async () => {
  const lesson = await aWrittenLesson()
  const colleague = await aColleague(lesson)
  for (const text of ['One.', 'Two.', 'Three.']) await rewrite(lesson, reword('first', text))
  await rewrite(lesson, reword('second', 'Theirs.'), { actor: colleague })

  expect(await AuditEntry.countDocuments({ action: 'lesson.edited', subjectId: lesson.lessonId })).toBe(2)

  await LessonRevision.updateMany(
    { lessonId: lesson.lessonId },
    { $set: { savedAt: new Date(Date.now() - 31 * 60_000) } },
  )
  await rewrite(lesson, reword('first', 'After lunch.'))
  expect(await AuditEntry.countDocuments({ action: 'lesson.edited', subjectId: lesson.lessonId })).toBe(3)
})

test('a lesson of another organisation is not found, and learners write none', async () => {
  const lesson = await aWrittenLesson()
  const from = await getLesson(lesson)
  const edit = reword('first', 'Stolen.')

  await expect(rewrite(lesson, edit, { from, actor: await anAuthor() })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(rewrite(lesson, edit, { from, actor: await aLearner() })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const other = await aWrittenLesson({ course: lesson, title: 'Another' })
  await expect(
    rewrite({ ...lesson, courseId: (await aWrittenLesson()).courseId, lessonId: other.lessonId }, edit, {
      from,
    }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('nothing is saved into a submitted version or a lesson that was taken out', async () => {
  const lesson = await aCourseOfLessons()
  const from = await getLesson(lesson)
  await submitCourse(lesson)
  await expect(rewrite(lesson, reword('first', 'Late.'), { from })).rejects.toMatchObject({
    code: 'conflict',
  })

  const removed = await aWrittenLesson()
  const open = await getLesson(removed)
  await removeLesson(removed)
  await expect(rewrite(removed, reword('first', 'Late.'), { from: open })).rejects.toMatchObject({
    code: 'conflict',
    key: 'lessons:refusals.removed',
  })
})

test('a revision that never was is refused, whether far ahead or before the first', async () => {
  const lesson = await aWrittenLesson()
  const { content } = await getLesson(lesson)
  for (const revision of [0, 99]) {
    await expect(
      rewrite(lesson, reword('first', 'Odd.'), { from: { revision, content } }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(changesSince({ ...lesson, since: revision })).rejects.toMatchObject({ code: 'conflict' })
  }
})

test('whoever takes every block away leaves a lesson nevertheless', async () => {
  const lesson = await aWrittenLesson()
  await rewrite(lesson, (content) => ({ ...content, document: { type: 'doc', content: [] } })).catch(
    (error: unknown) => expect(error).toMatchObject({ code: 'invalid' }),
  )
  expect((await contentOf(lesson)).document.content.length).toBeGreaterThan(0)
})

test('what would make too much of a lesson is refused and nothing is changed', async () => {
  const lesson = await aWrittenLesson()
  const before = await getLesson(lesson)
  const huge = Array.from({ length: 1000 }, (_, index) => aParagraph(`p${index}`, 'x'.repeat(9_999)))
  await expect(
    rewrite(lesson, (content) => ({ ...content, document: { type: 'doc', content: huge } })),
  ).rejects.toMatchObject({ code: 'invalid', key: 'lessons:refusals.tooLarge' })
  expect(await getLesson(lesson)).toEqual(before)
})

test('after a hundred saves every revision can still be read, through changes and snapshots', async () => {
  const lesson = await aWrittenLesson()
  const from = await getLesson(lesson)
  for (let number = from.revision + 1; number <= 104; number += 1) {
    await rewrite(lesson, reword('first', `Revision ${number}.`))
  }

  const poll = await changesSince({ ...lesson, since: 60 })

  expect(poll.revision).toBe(104)
  expect(poll.theirs).toMatchObject({ set: [aParagraph('first', 'Revision 104.')], order: null })
  expect(await LessonRevision.countDocuments({ lessonId: lesson.lessonId, snapshot: { $ne: null } })).toBe(3)
}, 60_000)

test('who has a lesson open sees who else has, and at which block', async () => {
  const lesson = await aWrittenLesson()
  const colleague = await aColleague(lesson)
  const { revision } = await getLesson(lesson)

  await changesSince({ ...lesson, actor: colleague, since: revision, at: 'second' })
  const poll = await changesSince({ ...lesson, since: revision })

  expect(poll).toEqual({
    revision,
    theirs: null,
    people: [{ name: expect.any(String) as string, blockId: 'second' }],
  })
})

test('translations whose keys hold dots are kept as they are', async () => {
  const lesson = await aWrittenLesson()
  const text = { of: '0123456789abcdef', text: 'छुट्टी अर्जित की जाती है।' }
  await rewrite(lesson, (content) => ({
    ...content,
    translations: { hi: { title: null, blocks: { first: { 'attrs.options.#a1.text': text } } } },
  }))

  expect((await contentOf(lesson)).translations['hi']?.blocks['first']).toEqual({
    'attrs.options.#a1.text': text,
  })
  const stored = await Lesson.findById(lesson.lessonId).lean()
  expect(stored?.revision).toBe(3)
  expect(lessonContent('en', 'x', { type: 'doc', content: [] }).translations).toEqual({})
})

test('a save that names a file the library has not says so, also when it is sent again', async () => {
  const lesson = await aWrittenLesson()
  const src = 'media/0123456789abcdef01234567'
  const image = { type: 'image' as const, attrs: { id: 'picture', src, alt: 'A rule', caption: '' } }
  const from = await getLesson(lesson)
  const after = { ...from.content, document: { type: 'doc' as const, content: [image] } }
  const change = changeBetween(from.content, after)
  if (!change) throw new Error('Nothing changed.')
  const save = { ...lesson, base: from.revision, key: aKey(), change }

  const answer = await saveChange(save)

  expect(answer.missingMedia).toEqual(['0123456789abcdef01234567'])
  expect(await saveChange(save)).toEqual(answer)
})

test('a save that changes nothing is no revision and no line of the audit log', async () => {
  const lesson = await aWrittenLesson()
  const { revision } = await getLesson(lesson)
  const nothing = { set: [], removed: [], order: null, translated: [] }
  const colleague = await aColleague(lesson)

  const answer = await saveChange({
    ...{ ...lesson, actor: colleague },
    ...{ base: revision, key: aKey(), change: nothing },
  })

  expect(answer).toEqual({ revision, theirs: null, conflicts: [] })
  expect(await AuditEntry.countDocuments({ actorId: colleague.id })).toBe(0)
})

test('who gives a lesson another title and then writes in it is named for both', async () => {
  const lesson = await aWrittenLesson()
  const colleague = await aColleague(lesson)
  await renameLesson({ ...lesson, actor: colleague, title: 'Leave' })
  await rewrite(lesson, reword('first', 'Written after that.'), { actor: colleague })

  const entries = await AuditEntry.find({ actorId: colleague.id }).sort({ sequence: 1 }).lean()
  expect(entries.map(({ action }) => action)).toEqual(['lesson.renamed', 'lesson.edited'])
})

test('a long lesson is kept whole once its changes are as long as it is, a short one every fifty saves', async () => {
  const short = await aWrittenLesson()
  for (let save = 0; save < 120; save += 1) await rewrite(short, reword('first', `Save ${save}.`))
  const long = await aWrittenLesson({
    blocks: [aParagraph('first', 'x'), ...fill(20, (index) => aParagraph(`p${index}`, 'x'.repeat(9_000)))],
  })
  for (let save = 0; save < 120; save += 1) await rewrite(long, reword('first', `Save ${save}.`))

  const wholeOf = async ({ lessonId }: { lessonId: string }) =>
    (await LessonRevision.find({ lessonId, snapshot: { $ne: null } }, { number: 1, change: 1 }).lean()).map(
      ({ number, change }) => [number, change],
    )
  // What is kept whole need not be kept as a change, too.
  expect(await wholeOf(short)).toEqual([
    [1, null],
    [51, null],
    [101, null],
  ])
  // The first writing of a long lesson is a change as long as the lesson.
  expect(await wholeOf(long)).toEqual([
    [1, null],
    [51, null],
  ])
  const { revision } = await getLesson(long)
  expect(JSON.stringify(await getRevision({ ...long, number: revision - 1 }))).toContain('Save 118.')
}, 60_000)

const fill = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
