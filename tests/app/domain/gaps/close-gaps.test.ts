import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { closeGaps } from '#app/domain/gaps/close-gaps.server.ts'
import { closingCsv } from '#app/domain/gaps/gaps-csv.ts'
import { anOffering } from '#tests/support/factories/offerings.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { aProfile } from '#tests/support/factories/profiles.ts'
import { expect, test } from '#tests/support/db.ts'

const POSITION = 'PID007'
type Tag = { competencyCode: string; level: number; role: 'taught' | 'practised' | 'assessed' }

async function needs(): Promise<{ code: string; level: number }[]> {
  const position = await Position.findById(POSITION).lean()
  const levels = new Map<string, number>()
  for (const { code, level } of position?.roles.flatMap((role) => role.competencies) ?? [])
    levels.set(code, Math.max(level, levels.get(code) ?? 0))
  return [...levels].map(([code, level]) => ({ code, level }))
}

async function aCourseFor(tags: Tag[], { price = 10_000, minutes = 60, isOnSale = true } = {}) {
  const offering = await anOffering({ pricePerSeatPerYearInPaise: price, isOnSale })
  await CourseVersion.updateOne(
    { _id: offering.courseVersionId },
    { $set: { tags, durationInMinutes: minutes } },
  )
  return offering
}

const assessed = ({ code, level }: { code: string; level: number }): Tag => ({
  ...{ competencyCode: code, level, role: 'assessed' },
})

test('a plan says which courses, for how many people, for how long and at what price a year', async () => {
  const ministry = await aMinistry()
  const [first, second, ...rest] = await needs()
  if (!first || !second) throw new Error('The position needs too little.')
  const both = await aCourseFor([assessed(first), assessed(second)], { price: 50_000, minutes: 600 })
  const one = await aCourseFor([assessed(first)], { price: 20_000, minutes: 60 })
  await aCourseFor([assessed(second)], { price: 1, minutes: 1, isOnSale: false })
  const newcomer = await anActor(ministry, ['learner'])
  const adept = await anActor(ministry, ['learner'])
  await aProfile(newcomer, { unit: 'Budget', positions: [{ positionId: POSITION }] })
  await aProfile(adept, {
    ...{ unit: 'Accounts', positions: [{ positionId: POSITION }], evidence: [second] },
  })
  const actor = await anActor(ministry, ['procurement_officer'])

  const plan = await closeGaps({ actor, scope: { kind: 'ministry' }, minimise: 'price' })
  const peopleOf = Object.fromEntries(plan.courses.map(({ slug, people }) => [slug, people]))
  expect(peopleOf).toEqual({ [both.slug]: 1, [one.slug]: 1 })
  expect(plan.cost).toEqual({ courses: 2, seats: 2, minutes: 660, priceInPaise: 70_000 })
  expect(plan.gaps).toEqual({ all: 2 * (rest.length + 2) - 1, closed: 3 })
  expect(plan.left.reduce((sum, { people }) => sum + people, 0)).toBe(2 * rest.length)
  expect(plan.atLeast).toBeNull()

  const few = await closeGaps({ actor, scope: { kind: 'ministry' }, minimise: 'courses' })
  expect(few.courses).toMatchObject([{ slug: both.slug, people: 2 }])
  const unit = await closeGaps({ actor, scope: { kind: 'unit', unit: 'Accounts' }, minimise: 'courses' })
  expect(unit.courses).toMatchObject([{ slug: one.slug, people: 1 }])
  expect(closingCsv(few)).toContain(',2,600,500.00,1000.00,')
})

test('a course closes what its completion is evidence of, and nothing beside that', async () => {
  const [first, second] = await needs()
  if (!first || !second) throw new Error('The position needs too little.')
  await aCourseFor([assessed(first), { ...assessed(second), role: 'taught' }])
  const actor = await anActor(await aMinistry(), ['learner'])
  await aProfile(actor, { positions: [{ positionId: POSITION }] })
  const scope = { kind: 'person', membershipId: actor.acting.membershipId } as const
  const plan = await closeGaps({ actor, scope, minimise: 'hours' })
  expect(plan.courses.flatMap(({ closes }) => closes.map(({ code }) => code))).toEqual([first.code])
  expect(plan.left.find(({ code }) => code === second.code)).toMatchObject({ highestTaught: 0 })
})

test('a course below the level required does not close a gap, and the plan says how far courses go', async () => {
  const [need] = (await needs()).filter(({ level }) => level > 1)
  if (!need) throw new Error('The position needs too little.')
  await aCourseFor([assessed({ ...need, level: need.level - 1 })])
  const actor = await anActor(await aMinistry(), ['learner'])
  await aProfile(actor, { positions: [{ positionId: POSITION }] })
  const scope = { kind: 'person', membershipId: actor.acting.membershipId } as const
  const plan = await closeGaps({ actor, scope, minimise: 'courses' })
  expect(plan.courses).toEqual([])
  expect(plan.left.find(({ code }) => code === need.code)).toMatchObject({ highestTaught: need.level - 1 })
})

test('plans are made for those who may see the gaps they close', async () => {
  const ministry = await aMinistry()
  const learner = await anActor(ministry, ['learner'])
  await aProfile(learner, { positions: [{ positionId: POSITION }] })
  const { membershipId } = learner.acting
  const ask = (actor: typeof learner, scope: Parameters<typeof closeGaps>[0]['scope']) =>
    closeGaps({ actor, scope, minimise: 'price' })
  await expect(ask(learner, { kind: 'ministry' })).rejects.toMatchObject({ code: 'forbidden' })
  const officer = await anActor(ministry, ['procurement_officer'])
  await expect(ask(officer, { kind: 'person', membershipId })).rejects.toMatchObject({ code: 'forbidden' })
  const manager = await anActor(ministry, ['training_manager'])
  expect(await ask(manager, { kind: 'person', membershipId })).toMatchObject({
    people: { all: 1, closed: 0 },
  })
  const stranger = await anActor(await aMinistry(), ['training_manager'])
  expect(await ask(stranger, { kind: 'ministry' })).toMatchObject({ people: { all: 0 }, courses: [] })
})
