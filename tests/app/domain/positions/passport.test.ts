import { loadDictionary, type Gap } from '@karmashala/frac'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { attestCompetency } from '#app/domain/positions/attest-competency.server.ts'
import { chooseNextCourses } from '#app/domain/positions/choose-next-courses.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { heldAndSince } from '#app/domain/positions/held-competencies.ts'
import { listPositions } from '#app/domain/positions/list-positions.server.ts'
import { withdrawEvidence } from '#app/domain/positions/withdraw-evidence.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCredential } from '#tests/support/factories/credentials.ts'
import { anOffering } from '#tests/support/factories/offerings.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { aProfile } from '#tests/support/factories/profiles.ts'

const NOTE = 'Led the review of the scheme in March.'

/** A secretary, whose position needs BEH-032 at level 5. */
async function aSecretary(level = 3) {
  const ministry = await aMinistry()
  const manager = await anActor(ministry, ['training_manager'])
  const learner = await anActor(ministry, ['learner'])
  const membershipId = learner.acting.membershipId
  await aProfile(learner, {
    unit: 'Secretariat',
    positions: [
      { positionId: 'PID007', from: new Date('2024-01-01'), to: new Date('2025-03-31') },
      { positionId: 'PID001' },
    ],
  })
  const said = { actor: manager, membershipId, code: 'BEH-032', level, note: NOTE }
  const { evidenceId } = await attestCompetency(said)
  return { ministry, manager, learner, membershipId, evidenceId }
}

test('a passport says what the position needs, what is held on what evidence, and what is missing', async () => {
  const { learner, manager } = await aSecretary()

  const passport = await getPassport({ actor: learner })

  expect(passport.person).toMatchObject({ name: learner.name, unit: 'Secretariat', isSelf: true })
  expect(passport.positions).toMatchObject([
    { positionId: 'PID001', name: 'Secretary', isCurrent: true },
    { positionId: 'PID007', to: '2025-03-31', isCurrent: false },
  ])
  const need = passport.needs.find(({ code }) => code === 'BEH-032')
  expect(need).toMatchObject({ requiredLevel: 5, heldLevel: 3, missing: 2 })
  expect(need?.because[0]).toMatchObject({
    positionName: 'Secretary',
    roleName: 'Policy leadership',
    level: 5,
  })
  expect(need?.because[0]?.reason).not.toBe('')
  expect(need?.evidence).toMatchObject([{ kind: 'attested', byName: manager.name, note: NOTE, isOwn: false }])
  expect(need?.heldSince).toBe(need?.evidence[0]?.at)
  expect(passport.needs.some(({ code }) => code.startsWith('FUN'))).toBe(true)
  expect(passport.may).toEqual({ assign: false, attest: false, confirm: false, isOtherUnit: false })
})

test('withdrawn evidence stays readable and counts no more', async () => {
  const { learner, manager, membershipId, evidenceId } = await aSecretary()
  await withdrawEvidence({ actor: manager, membershipId, evidenceId, reason: 'It was somebody else.' })

  const need = (await getPassport({ actor: learner })).needs.find(({ code }) => code === 'BEH-032')
  expect(need).toMatchObject({ heldLevel: 0, missing: 5, heldSince: null })
  expect(need?.evidence).toMatchObject([{ withdrawn: { reason: 'It was somebody else.' } }])
})

test('a completed course closes the gap and links to its certificate', async () => {
  const { learner, code, courseId } = await aCredential()
  await aProfileOf(learner)

  const passport = await getPassport({ actor: learner })

  const row = [...passport.needs, ...passport.also].find((one) => one.code === 'FUN-111')
  expect(row).toMatchObject({ heldLevel: 3 })
  expect(row?.evidence[0]?.course).toMatchObject({ path: `/certificates/${code}` })
  expect(passport.next.map((course) => course.courseId)).not.toContain(courseId)
})

/** The credential made the profile; the position comes later. */
async function aProfileOf(learner: Parameters<typeof aProfile>[0]) {
  await CompetencyProfile.updateOne(
    { userId: learner.id },
    { $set: { positions: [{ positionId: 'PID007', from: new Date('2025-04-01'), source: 'manual' }] } },
  )
}

test('courses on sale that close most come next', async () => {
  const { learner } = await aSecretary()
  const useful = await anOffering({ title: 'Imagined Foresight' })
  const withdrawn = await anOffering({ isOnSale: false })
  const level5 = [{ competencyCode: 'BEH-032', level: 5, role: 'assessed' }]
  await CourseVersion.updateMany(
    { courseId: { $in: [useful.courseId, withdrawn.courseId] } },
    { $set: { tags: level5 } },
  )
  await anOffering()

  const { next } = await getPassport({ actor: learner })

  expect(next).toMatchObject([
    {
      courseId: useful.courseId,
      slug: useful.slug,
      brings: [{ code: 'BEH-032', level: 5, closes: true }],
    },
  ])
  expect(await Course.countDocuments()).toBe(3)
})

test('those who look after people read their passports, and nobody of another ministry does', async () => {
  const { ministry, manager, membershipId } = await aSecretary()
  for (const role of ['training_manager', 'supervisor', 'auditor'] as const) {
    const actor = await anActor(ministry, [role])
    expect((await getPassport({ actor, membershipId })).person.isSelf).toBe(false)
  }
  expect((await getPassport({ actor: manager, membershipId })).may).toMatchObject({
    attest: true,
    assign: true,
  })
  const stranger = await anActor(await aMinistry(), ['training_manager'])
  await expect(getPassport({ actor: stranger, membershipId })).rejects.toMatchObject({ code: 'not_found' })
  const colleague = await anActor(ministry, ['learner'])
  await expect(getPassport({ actor: colleague, membershipId })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a passport without a profile is empty and not an error', async () => {
  const actor = await anActor(await aMinistry(), ['learner'])
  expect(await getPassport({ actor })).toMatchObject({ positions: [], needs: [], also: [], next: [] })
})

test('a level is held since the day it was reached, not since the last repetition', () => {
  const given = (level: number, day: string) => ({ code: 'BEH-032', level, at: new Date(day) })
  const evidence = [given(3, '2026-03-01'), given(2, '2026-01-01'), given(3, '2026-02-01')]
  expect(heldAndSince(evidence, 'BEH-032', loadDictionary())).toEqual({
    heldLevel: 3,
    heldSince: new Date('2026-02-01'),
  })
})

test('the next courses are chosen by the levels they still add, then by length and price', () => {
  const gap = (code: string, heldLevel: number, requiredLevel: number) =>
    ({ code, heldLevel, requiredLevel, delta: requiredLevel - heldLevel, because: [] }) as unknown as Gap
  const course = (courseId: string, durationInMinutes: number, shows: [string, number][]) => ({
    ...{ courseId, durationInMinutes, pricePerSeatPerYearInPaise: 100 },
    shows: shows.map(([code, level]) => ({ code, level })),
  })
  const chosen = chooseNextCourses(
    [gap('A', 0, 3), gap('B', 1, 2)],
    [
      course('both', 90, [
        ['A', 2],
        ['B', 5],
      ]),
      course('long', 80, [['A', 3]]),
      course('short', 20, [['A', 3]]),
      course('known', 10, [
        ['B', 1],
        ['C', 5],
      ]),
    ],
    3,
  )

  expect(chosen).toEqual([
    { courseId: 'short', brings: [{ code: 'A', level: 3, closes: true }] },
    { courseId: 'both', brings: [{ code: 'B', level: 2, closes: true }] },
  ])
})

test('the list of positions is narrowed by unit, position and name', async () => {
  const { ministry, manager: actor, learner } = await aSecretary()
  const other = await anActor(ministry, ['learner'])
  await aProfile(other, { unit: 'RTI', positions: [{ positionId: 'PID007' }] })
  const names = async (filter: Omit<Parameters<typeof listPositions>[0], 'actor'>) =>
    (await listPositions({ actor, ...filter })).items.map(({ name }) => name)

  const list = await listPositions({ actor })
  expect(list).toMatchObject({ total: 3, units: ['RTI', 'Secretariat'], isEmpty: false })
  expect(list.held.map(({ positionId }) => positionId)).toEqual(['PID001', 'PID007'])
  expect(await names({ unit: 'RTI' })).toEqual([other.name])
  expect(await names({ positionId: 'PID007' })).toEqual([other.name])
  expect(await names({ positionId: 'none' })).toEqual([actor.name])
  expect(await names({ search: learner.email })).toEqual([learner.name])
  const auditor = await anActor(ministry, ['procurement_officer'])
  await expect(listPositions({ actor: auditor })).rejects.toMatchObject({ code: 'forbidden' })
})
