import { textFingerprint } from '@karmashala/authoring'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { exportTranslation } from '#app/domain/translations/export-translation.server.ts'
import { getTranslation } from '#app/domain/translations/get-translation.server.ts'
import { importTranslation } from '#app/domain/translations/import-translation.server.ts'
import { saveUnit } from '#app/domain/translations/save-unit.server.ts'
import { seenOf } from '#app/domain/translations/unit-views.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { LessonRevision } from '#app/domain/lessons/lesson.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCourseOfLessons,
  aWrittenLesson,
  contentOf,
  reword,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const language = 'hi'

/** Saves a unit as the screen shows it now. */
async function translate(lesson: TestLesson, blockId: string | null, text: string, more: object = {}) {
  const { units } = await getTranslation({ ...lesson, language })
  const unit = units.find((one) => one.blockId === blockId)
  if (!unit) throw new Error('There is no such unit.')
  const { key, of, seen } = unit
  return await saveUnit({
    ...lesson,
    language,
    blockId: blockId ?? '',
    key,
    of,
    seen,
    take: 'typed',
    text,
    ...more,
  })
}

test('a lesson stands beside its translation, and what is saved counts as current', async () => {
  const lesson = await aWrittenLesson()
  expect(await getTranslation({ ...lesson, language })).toMatchObject({
    counts: { total: 3, current: 0, missing: 3, percentCurrent: 0 },
    units: [
      { blockId: null, block: null, source: 'Kinds of leave', target: null, state: 'missing' },
      { blockId: 'first', block: { en: 'Text' }, source: 'Leave is earned.', state: 'missing' },
      { blockId: 'second', state: 'missing' },
    ],
  })

  await translate(lesson, null, 'अवकाश के प्रकार')
  const { unit, counts } = await translate(lesson, 'first', '  अवकाश **अर्जित**\n होता है। ')

  expect(unit).toMatchObject({ state: 'current', target: 'अवकाश **अर्जित** होता है।' })
  expect(counts).toMatchObject({ current: 2, missing: 1, percentCurrent: 66 })
  expect((await contentOf(lesson)).translations['hi']?.blocks['first']?.['content']?.text).toEqual([
    { type: 'text', text: 'अवकाश ' },
    { type: 'text', text: 'अर्जित', marks: [{ type: 'bold' }] },
    { type: 'text', text: ' होता है।' },
  ])
  const missing = await getTranslation({ ...lesson, language, filter: 'missing' })
  expect(missing.units.map(({ blockId }) => blockId)).toEqual(['second'])
})

test('a changed source makes its translation stale until somebody says that it is still right', async () => {
  const lesson = await aWrittenLesson()
  await translate(lesson, 'first', 'अवकाश अर्जित होता है।')
  await rewrite(lesson, reword('first', 'Leave is earned!'))
  expect((await getTranslation({ ...lesson, language })).counts).toMatchObject({ stale: 1, current: 0 })

  const { unit } = await translate(lesson, 'first', 'ignored', { take: 'present' })

  expect(unit).toMatchObject({ state: 'current', target: 'अवकाश अर्जित होता है।', source: 'Leave is earned!' })
})

test('the source can be taken as it is, and a translation can be taken away', async () => {
  const lesson = await aWrittenLesson()
  expect((await translate(lesson, 'first', '', { take: 'source' })).unit).toMatchObject({
    target: 'Leave is earned.',
    state: 'current',
  })
  expect((await translate(lesson, 'first', '   ')).unit).toMatchObject({ target: null, state: 'missing' })
})

test('nothing is saved over what the translator has not seen', async () => {
  const lesson = await aWrittenLesson()
  const stale = { of: textFingerprint('something else') }
  await expect(translate(lesson, 'first', 'x', stale)).rejects.toMatchObject({
    code: 'conflict',
    key: 'translation:refusals.sourceChanged',
  })
  await translate(lesson, 'first', 'पहला')
  await expect(translate(lesson, 'first', 'दूसरा', { seen: seenOf(null) })).rejects.toMatchObject({
    key: 'translation:refusals.changedMeanwhile',
  })
  await expect(translate(lesson, 'first', 'x', { blockId: 'nowhere' })).rejects.toMatchObject({
    key: 'translation:refusals.unitGone',
  })
  await expect(translate(lesson, null, 'x'.repeat(201))).rejects.toMatchObject({
    key: 'translation:refusals.titleTooLong',
  })
})

test('two translators at different units keep both', async () => {
  const lesson = await aWrittenLesson()
  await Promise.all([translate(lesson, 'first', 'पहला'), translate(lesson, 'second', 'दूसरा')])
  expect((await getTranslation({ ...lesson, language })).counts.current).toBe(2)
})

test('a translator gets a file and sends it back filled in', async () => {
  const lesson = await aWrittenLesson()
  const { xml, fileName } = await exportTranslation({ ...lesson, language })
  expect(fileName).toBe('Kinds of leave (hi).xlf')
  const filled = fill(xml, { 'Kinds of leave': 'अवकाश के प्रकार', 'Leave is earned.': 'अवकाश अर्जित होता है।' })

  const report = await importTranslation({ ...lesson, language, xml: filled, takesRest: false })

  expect(report).toEqual({
    isApplied: true,
    taken: 2,
    unchanged: 0,
    stale: 0,
    empty: 1,
    kept: 0,
    refused: [],
    conflicts: [],
  })
  expect((await getTranslation({ ...lesson, language })).counts).toMatchObject({ current: 2, missing: 1 })
  const again = await importTranslation({ ...lesson, language, xml: filled, takesRest: false })
  expect(again).toMatchObject({ taken: 0, unchanged: 2 })
})

test('a file of which something does not fit changes nothing unless the rest is asked for', async () => {
  const lesson = await aWrittenLesson()
  const { xml } = await exportTranslation({ ...lesson, language })
  const filled = fill(xml, {
    'Leave is earned.': 'अवकाश अर्जित होता है।',
    'It is asked for in time.': 'समय पर',
  })
  await rewrite(lesson, (content) => ({
    ...content,
    document: { type: 'doc', content: content.document.content.slice(0, 1) },
  }))
  const revisions = await LessonRevision.countDocuments()

  const report = await importTranslation({ ...lesson, language, xml: filled, takesRest: false })
  expect(report).toMatchObject({ isApplied: false, taken: 1, refused: [{ reason: 'unknown_place' }] })
  expect(await LessonRevision.countDocuments()).toBe(revisions)

  const rest = await importTranslation({ ...lesson, language, xml: filled, takesRest: true })
  expect(rest).toMatchObject({ isApplied: true, taken: 1 })
  expect((await getTranslation({ ...lesson, language })).counts.current).toBe(1)
})

test('what is no such file, or of another language, is refused', async () => {
  const lesson = await aWrittenLesson()
  const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><xliff>&a;</xliff>'
  for (const xml of ['', 'not xml', bomb, '<xliff version="1.2"/>']) {
    const importing = importTranslation({ ...lesson, language, xml, takesRest: true })
    await expect(importing).rejects.toMatchObject({ code: 'invalid', key: 'translation:refusals.notXliff' })
  }
  const { xml } = await exportTranslation({ ...lesson, language: 'ta' })
  await expect(importTranslation({ ...lesson, language, xml, takesRest: false })).rejects.toMatchObject({
    key: 'translation:refusals.otherLanguage',
  })
})

test('a lesson is not translated into the language it is written in', async () => {
  const lesson = await aWrittenLesson()
  await expect(getTranslation({ ...lesson, language: 'en' })).rejects.toMatchObject({ code: 'not_found' })
})

test('a frozen lesson can be read beside its translation and not be changed', async () => {
  const lesson = await aCourseOfLessons()
  const { xml } = await exportTranslation({ ...lesson, language })
  await submitCourse(lesson)
  expect((await getTranslation({ ...lesson, language })).lesson.isEditable).toBe(false)
  await expect(translate(lesson, 'first', 'x')).rejects.toMatchObject({ code: 'conflict' })
  await expect(importTranslation({ ...lesson, language, xml, takesRest: true })).rejects.toMatchObject({
    key: 'translation:refusals.frozen',
  })
})

test('translations are for the people of the organisation who write courses', async () => {
  const lesson = await aWrittenLesson()
  const theirs = { ...lesson, actor: await anAuthor() }
  const { xml } = await exportTranslation({ ...lesson, language })
  const unit = {
    blockId: 'first',
    key: 'content',
    of: 'a'.repeat(16),
    seen: 'a'.repeat(16),
    take: 'typed' as const,
  }
  for (const work of [
    async () => await getTranslation({ ...theirs, language }),
    async () => await exportTranslation({ ...theirs, language }),
    async () => await importTranslation({ ...theirs, language, xml, takesRest: true }),
    async () => await saveUnit({ ...theirs, language, ...unit, text: 'x' }),
  ]) {
    await expect(work()).rejects.toMatchObject({ code: 'not_found' })
  }
})

/** The file with targets for these sources, as a translator's tool writes them. */
function fill(xml: string, targets: Record<string, string>): string {
  return Object.entries(targets).reduce(
    (text, [source, target]) =>
      text.replace(
        new RegExp(
          `(<source[^>]*>${source.replace(/[.]/g, '\\.')}</source>)(\\s*<target[^>]*>[^<]*</target>)?`,
        ),
        `$1<target>${target}</target>`,
      ),
    xml,
  )
}

test('a file that is the first thing a person does in a lesson is taken once, reported and audited', async () => {
  const lesson = await aWrittenLesson()
  const { xml } = await exportTranslation({ ...lesson, language })
  const filled = fill(xml, { 'Leave is earned.': 'अवकाश अर्जित होता है।' })
  const { organisationId, organisationName, organisationKind } = lesson.actor.acting
  const colleague = await anAuthor({ id: organisationId, name: organisationName, kind: organisationKind })

  const report = await importTranslation({
    ...{ ...lesson, actor: colleague, language },
    ...{ xml: filled, takesRest: false },
  })

  expect(report).toMatchObject({ isApplied: true, taken: 1, unchanged: 0 })
  const entries = await AuditEntry.find({ actorId: colleague.id }).sort({ sequence: 1 }).lean()
  expect(entries.map(({ action }) => action)).toEqual(['lesson.edited', 'lesson.translation_imported'])
})

test('of two translators who save the same unit at once one is told', async () => {
  const lesson = await aWrittenLesson()
  const { units } = await getTranslation({ ...lesson, language })
  const [, unit] = units
  if (!unit) throw new Error('There is no such unit.')
  const { key, of, seen } = unit
  const save = async (text: string) =>
    await saveUnit({ ...lesson, language, blockId: 'first', key, of, seen, take: 'typed', text })

  const outcomes = await Promise.allSettled([save('पहला'), save('दूसरा')])

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', key: 'translation:refusals.changedMeanwhile' },
  })
})

/** A lesson with two translations, the file of them, and the file as a translator has changed its first one. */
async function aFileAtTheTranslators() {
  const lesson = await aWrittenLesson()
  await translate(lesson, 'first', 'अवकाश अर्जित होता है।')
  await translate(lesson, 'second', 'समय पर माँगें।')
  const { xml } = await exportTranslation({ ...lesson, language })
  return { lesson, xml, changed: fill(xml, { 'Leave is earned.': 'छुट्टी अर्जित की जाती है।' }) }
}

const targetsOf = async (lesson: TestLesson) =>
  (await getTranslation({ ...lesson, language })).units.map(({ target }) => target)

test('a translation corrected here since the file was written is not overwritten but shown beside it', async () => {
  const { lesson, changed } = await aFileAtTheTranslators()
  await translate(lesson, 'first', 'अवकाश **अर्जित** होता है।')
  const filled = fill(changed, { 'Kinds of leave': 'अवकाश के प्रकार' })
  const revisions = await LessonRevision.countDocuments()

  const report = await importTranslation({ ...lesson, language, xml: filled, takesRest: false })

  expect(report).toMatchObject({
    ...{ isApplied: false, taken: 1, unchanged: 1, kept: 0, refused: [] },
    conflicts: [{ unit: 'u2', here: 'अवकाश **अर्जित** होता है।', file: 'छुट्टी अर्जित की जाती है।' }],
  })
  expect(await LessonRevision.countDocuments()).toBe(revisions)

  const rest = await importTranslation({ ...lesson, language, xml: filled, takesRest: true })
  expect(rest).toMatchObject({ isApplied: true, taken: 1, conflicts: [{ unit: 'u2' }] })
  expect(await targetsOf(lesson)).toEqual(['अवकाश के प्रकार', 'अवकाश **अर्जित** होता है।', 'समय पर माँगें।'])

  const anyway = { ...lesson, language, xml: filled, takesRest: false, takesFile: true }
  expect(await importTranslation(anyway)).toMatchObject({ isApplied: true, taken: 1, conflicts: [] })
  expect((await targetsOf(lesson))[1]).toBe('छुट्टी अर्जित की जाती है।')
})

test('what the translator left as it was does not undo what was corrected here meanwhile', async () => {
  const { lesson, changed } = await aFileAtTheTranslators()
  await translate(lesson, 'second', 'समय से माँगें।')

  const report = await importTranslation({ ...lesson, language, xml: changed, takesRest: false })

  expect(report).toMatchObject({ isApplied: true, taken: 1, kept: 1, conflicts: [] })
  expect(await targetsOf(lesson)).toEqual([null, 'छुट्टी अर्जित की जाती है।', 'समय से माँगें।'])
})

test('the same correction here and in the file is none to be reported, and stays right for the source', async () => {
  const { lesson, changed } = await aFileAtTheTranslators()
  await rewrite(lesson, reword('first', 'Leave is earned!'))
  await translate(lesson, 'first', 'छुट्टी अर्जित की जाती है।')

  const report = await importTranslation({ ...lesson, language, xml: changed, takesRest: false })

  expect(report).toMatchObject({ isApplied: true, taken: 0, unchanged: 2, stale: 0, conflicts: [] })
  expect((await getTranslation({ ...lesson, language })).counts).toMatchObject({ current: 2, stale: 0 })
})

test('a translation made here first stands against one that came later, and one taken away comes back', async () => {
  const { lesson, changed } = await aFileAtTheTranslators()
  await translate(lesson, null, 'अवकाश')
  await translate(lesson, 'second', '')
  const filled = fill(changed, { 'Kinds of leave': 'अवकाश के प्रकार' })

  const report = await importTranslation({ ...lesson, language, xml: filled, takesRest: true })

  const conflicts = [{ unit: 'u1', here: 'अवकाश', file: 'अवकाश के प्रकार' }]
  expect(report).toMatchObject({ taken: 2, conflicts })
  expect(await targetsOf(lesson)).toEqual(['अवकाश', 'छुट्टी अर्जित की जाती है।', 'समय पर माँगें।'])
})

test('a file of earlier days, which does not say what stood here, is taken as it is', async () => {
  const { lesson, changed } = await aFileAtTheTranslators()
  await translate(lesson, 'first', 'कुछ और')
  const old = changed.replace(/ kl:had="[^"]*"/g, '')
  const report = await importTranslation({ ...lesson, language, xml: old, takesRest: false })
  expect(report).toMatchObject({ isApplied: true, taken: 1, conflicts: [] })
})
