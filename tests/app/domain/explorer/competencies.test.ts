import { Types } from 'mongoose'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { getCompetency } from '#app/domain/explorer/get-competency.server.ts'
import { searchCompetencies } from '#app/domain/explorer/search-competencies.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { anOffering } from '#tests/support/factories/offerings.ts'

async function pageOf(code: string) {
  const answer = await getCompetency({ code })
  if (answer.kind !== 'found') throw new Error(`${code} is ${answer.kind}.`)
  return answer.competency
}

async function retire(code: string, redirectTo: string | null) {
  await Competency.updateOne({ _id: code }, { $set: { status: 'retired', redirectTo } })
  await bumpFrameworkRevision()
}

const tag = (competencyCode: string, level = 2, role = 'taught') => ({ competencyCode, level, role })

/** Written past the model, since only some versions have tags on their modules. */
const setTagsOf = async (courseVersionId: string, values: object) =>
  void (await CourseVersion.collection.updateOne(
    { _id: new Types.ObjectId(courseVersionId) },
    { $set: values },
  ))

test('a competency is found by its code, with a misspelling, in Hindi and in Hindi written in Latin letters', async () => {
  for (const query of ['FUN-111', 'nothing at all like this', 'leav rules', 'छुट्टी', 'chhutti']) {
    const { found, total } = await searchCompetencies({ query })
    expect({ query, found: found?.some(({ code }) => code === 'FUN-111') }).toEqual({
      query,
      found: query !== 'nothing at all like this',
    })
    expect(total).toBe(query === 'nothing at all like this' ? 0 : total)
  }
})

test('without words there is everything to look through, area by area, and one area when one is chosen', async () => {
  const all = await searchCompetencies({ query: '  ' })
  expect(all.found).toBeNull()
  expect(all.areas.map(({ type }) => type)).toEqual(['behavioural', 'functional', 'domain'])
  const functional = await searchCompetencies({ query: 'management', type: 'functional', page: 99 })
  expect(functional.areas).toHaveLength(1)
  expect(functional.found?.every(({ type }) => type === 'functional')).toBe(true)
  expect(functional.page).toBe(functional.pageCount)
  expect(
    functional.areas[0]?.themes.find(({ theme }) => theme.code === 'FUN-T13')?.below.length,
  ).toBeGreaterThan(1)
})

test('the page of a sub-theme names its theme and area, every level with its tier, and what is known of its origin', async () => {
  const competency = await pageOf('FUN-111')
  expect(competency).toMatchObject({
    area: { type: 'functional' },
    isTheme: false,
    version: 1,
    provenance: { source: 'bundled' },
    below: [],
  })
  expect(competency.theme?.id).toMatch(/^FUN-T/)
  expect(competency.levels.map(({ level, tier }) => `${level} ${tier}`)).toHaveLength(5)
  expect(
    competency.levels.every(
      ({ descriptor, descriptorHi, tierNameHi }) => descriptor && descriptorHi && tierNameHi,
    ),
  ).toBe(true)
})

test('two competencies of one name know of each other', async () => {
  expect((await pageOf('FUN-045')).namesakes.map(({ code }) => code)).toEqual(['FUN-051'])
})

test('positions that need a competency are named with the level and the reason; a theme speaks for its sub-themes', async () => {
  const competency = await pageOf('FUN-111')
  const theme = await pageOf(competency.theme?.id ?? '')
  expect(competency.positions.length).toBeGreaterThan(0)
  for (const { needs, level } of competency.positions) {
    expect(needs.every(({ reason, reasonHi, code }) => reason && reasonHi && code === 'FUN-111')).toBe(true)
    expect(level).toBe(Math.max(...needs.map((need) => need.level)))
  }
  expect(theme.positions.map(({ id }) => id)).toEqual(
    expect.arrayContaining(competency.positions.map(({ id }) => id)),
  )
})

test('only courses on sale are named, with what they claim as a whole and in their modules', async () => {
  const whole = await anOffering({ title: 'As a whole' })
  await setTagsOf(whole.courseVersionId, { tags: [tag('FUN-111', 3), tag('BEH-001', 5)] })
  const part = await anOffering({ title: 'In a module' })
  await setTagsOf(part.courseVersionId, {
    modules: [{ kind: 'package', title: 'Second part', tags: [tag('FUN-111', 2, 'assessed')] }],
  })
  const gone = await anOffering({ title: 'Withdrawn', isOnSale: false })
  await setTagsOf(gone.courseVersionId, { tags: [tag('FUN-111')] })
  const older = await anOffering({ title: 'An older version' })
  await setTagsOf(older.courseVersionId, { tags: [tag('FUN-111')], status: 'superseded' })

  const { courses } = await pageOf('FUN-111')

  expect(courses.map(({ title, claims }) => [title, claims])).toEqual([
    ['As a whole', [expect.objectContaining({ code: 'FUN-111', level: 3, role: 'taught', module: null })]],
    ['In a module', [expect.objectContaining({ level: 2, role: 'assessed', module: 'Second part' })]],
  ])
  await Offering.updateOne({ courseId: whole.courseId }, { $set: { isOnSale: false } })
  expect((await pageOf('FUN-111')).courses).toHaveLength(1)
})

test('a retired code leads to its successor, which keeps the courses and positions of both', async () => {
  const { slug, courseVersionId } = await anOffering()
  await setTagsOf(courseVersionId, { tags: [tag('FUN-111')] })
  const before = await pageOf('FUN-111')
  await retire('FUN-111', 'FUN-110')

  expect(await getCompetency({ code: 'FUN-111' })).toEqual({ kind: 'moved', code: 'FUN-110' })
  const after = await pageOf('FUN-110')
  expect(after.formerCodes).toEqual(['FUN-111'])
  expect(after.courses.map((course) => course.slug)).toEqual([slug])
  expect(after.positions.map(({ id }) => id)).toEqual(
    expect.arrayContaining(before.positions.map(({ id }) => id)),
  )
  expect((await searchCompetencies({ query: 'FUN-111' })).found?.map(({ code }) => code)).not.toContain(
    'FUN-111',
  )
})

test('a code retired without a successor says so and shows what is near', async () => {
  await retire('FUN-111', null)
  const answer = await getCompetency({ code: 'FUN-111' })
  expect(answer).toMatchObject({ kind: 'retired' })
  expect(answer.kind === 'retired' && answer.name.length > 0).toBe(true)
})

test('a code written in another way leads to the code, and one slip of the hand shows what may have been meant', async () => {
  for (const code of ['fun-111', 'FUN111', 'fun_111', 'Fun 111']) {
    expect(await getCompetency({ code })).toEqual({ kind: 'moved', code: 'FUN-111' })
  }
  const near = async (code: string) => {
    const answer = await getCompetency({ code })
    return answer.kind === 'unknown' ? answer.near.map((row) => row.code) : null
  }
  expect(await near('FUN-1111')).toContain('FUN-111')
  expect(await near('FUN-11')).toContain('FUN-111')
  expect(await near('FNU-111')).toContain('FUN-111')
  expect(await near('leave-rules')).toContain('FUN-111')
  for (const odd of ['', '$where', '../../etc/passwd', '%00', 'x'.repeat(5_000)]) {
    expect(Array.isArray(await near(odd))).toBe(true)
  }
})

test("an organisation's private term is nobody else's to see", async () => {
  const shared = await Competency.findById('FUN-111').lean()
  await Competency.create({
    ...shared,
    _id: 'FUN-XPRIVATE',
    name: 'Secret recipe keeping',
    ownerId: new Types.ObjectId(),
    status: 'draft',
  })
  await bumpFrameworkRevision()

  expect((await getCompetency({ code: 'FUN-XPRIVATE' })).kind).toBe('unknown')
  expect((await searchCompetencies({ query: 'secret recipe' })).found).toEqual([])
  const { areas } = await searchCompetencies({ query: '' })
  expect(JSON.stringify(areas)).not.toContain('FUN-XPRIVATE')
})
