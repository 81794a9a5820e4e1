import { jobHandlers } from '#app/jobs.server.ts'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { loadEmployees } from '#app/domain/people/load-employees.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { assignPosition } from '#app/domain/positions/assign-position.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { dayText, indianDay } from '#app/domain/positions/holdings.ts'
import {
  applyPositionImport,
  getPositionImport,
  importPositions,
} from '#app/domain/positions/import-positions.server.ts'
import { PositionImport } from '#app/domain/positions/position-import.model.server.ts'
import { decodeMessage } from '#app/lib/errors.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { anExport, anotherPosting, aPosting } from '#tests/support/factories/profiles.ts'

const aManager = async () => await anActor(await aMinistry(), ['training_manager'])
const today = () => dayText(indianDay())

const applying = async (actor: Actor, ...rows: Parameters<typeof anExport>) =>
  await importPositions({ actor, file: anExport(...rows), format: 'csv', isComplete: true, apply: true })

/** What employee E-1 holds, as "position from to source". */
async function held(employeeNumber = 'E-1'): Promise<string[]> {
  const membership = await Membership.findOne({ employeeNumber }).lean()
  const profile = await CompetencyProfile.findOne({ membershipId: membership?._id }).lean()
  return (profile?.positions ?? []).map(({ positionId, from, to, source }) =>
    [positionId, dayText(from), to ? dayText(to) : 'open', source].join(' '),
  )
}

test('an export is compared first and changes nothing until it is applied', async () => {
  const actor = await aManager()
  const file = anExport(aPosting(), anotherPosting())

  const compared = await importPositions({ actor, file, format: 'csv', fileName: 'march.csv' })

  expect(compared).toMatchObject({
    status: 'checked',
    fileName: 'march.csv',
    counts: { rows: 2, joiners: 2, movers: 0, leavers: 0, corrected: 0, unchanged: 0, refused: 0 },
  })
  expect(compared.differences[0]).toMatchObject({
    kind: 'joiner',
    employeeNumber: 'E-1',
    unit: 'Coordination',
    begins: [{ positionId: 'PID007', name: 'Assistant Section Officer', on: '2025-04-01T00:00:00.000Z' }],
  })
  expect(await CompetencyProfile.countDocuments()).toBe(0)
  expect(await User.countDocuments({ email: 'employee1@example.org' })).toBe(0)

  expect(await applyPositionImport({ actor, importId: compared.importId })).toMatchObject({
    status: 'applied',
  })
  expect(await held()).toEqual(['PID007 2025-04-01 open e_hrms'])
  expect(await Membership.findOne({ employeeNumber: 'E-1' }).lean()).toMatchObject({
    roles: ['learner'],
    designation: 'Assistant Section Officer',
    invitation: { tokenHash: null },
  })
})

test('the same export again changes nothing', async () => {
  const actor = await aManager()
  await applying(actor, aPosting(), anotherPosting())
  const before = await CompetencyProfile.find().lean()
  const [first] = before

  const again = await applying(actor, aPosting())

  expect(again.counts).toMatchObject({ joiners: 0, movers: 0, leavers: 1, corrected: 0, unchanged: 1 })
  expect(await CompetencyProfile.findById(first?._id).lean()).toEqual(first)
  const third = await applying(actor, aPosting())
  expect(third.counts).toMatchObject({ leavers: 0, unchanged: 1 })
})

test('an import is one entry in the audit log, with its counts and no names', async () => {
  const actor = await aManager()
  await applying(actor, aPosting(), anotherPosting())

  const entries = await AuditEntry.find({ action: 'positions.imported' }).lean()
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({ actorId: actor.id, details: { rows: 2, joiners: 2, complete: true } })
  expect(JSON.stringify(entries)).not.toContain('Imagined')
})

test('who is given another position is a mover, and the old one ends the day before', async () => {
  const actor = await aManager()
  await applying(actor, aPosting())

  const moved = await applying(actor, aPosting({ position_id: 'PID006', from: '2026-01-15', unit: 'RTI' }))

  expect(moved.differences).toMatchObject([
    {
      kind: 'mover',
      unitBefore: 'Coordination',
      unit: 'RTI',
      ends: [{ positionId: 'PID007', on: '2026-01-14T00:00:00.000Z' }],
      begins: [{ positionId: 'PID006', on: '2026-01-15T00:00:00.000Z' }],
    },
  ])
  expect(await held()).toEqual(['PID007 2025-04-01 2026-01-14 e_hrms', 'PID006 2026-01-15 open e_hrms'])
})

test('who goes to another unit in the same position is a mover too', async () => {
  const actor = await aManager()
  await applying(actor, aPosting())

  expect((await applying(actor, aPosting({ unit: 'Vigilance' }))).counts).toMatchObject({ movers: 1 })
  expect(await CompetencyProfile.findOne().lean()).toMatchObject({ unit: 'Vigilance' })
  expect(await held()).toEqual(['PID007 2025-04-01 open e_hrms'])
})

test('additional charge is a second position at the same time', async () => {
  const actor = await aManager()
  await applying(actor, aPosting(), aPosting({ position_id: 'PID006', from: '2026-02-01' }))

  expect(await held()).toEqual(['PID007 2025-04-01 open e_hrms', 'PID006 2026-02-01 open e_hrms'])
})

test('a corrected date replaces the wrong one', async () => {
  const actor = await aManager()
  await applying(actor, aPosting())

  expect((await applying(actor, aPosting({ from: '2025-05-01' }))).counts).toMatchObject({ corrected: 1 })
  expect(await held()).toEqual(['PID007 2025-05-01 open e_hrms'])
})

test('whoever is not in a complete export has left: their positions end today', async () => {
  const actor = await aManager()
  await applying(actor, aPosting(), aPosting({ employee_number: 'E-2', email: 'two@example.org' }))

  const { counts, differences } = await applying(
    actor,
    aPosting({ employee_number: 'E-2', email: 'two@example.org' }),
  )

  expect(counts).toMatchObject({ leavers: 1, unchanged: 1 })
  expect(differences).toMatchObject([
    { kind: 'leaver', employeeNumber: 'E-1', ends: [{ positionId: 'PID007' }] },
  ])
  expect(await held()).toEqual([`PID007 2025-04-01 ${today()} e_hrms`])
  expect(await Membership.findOne({ employeeNumber: 'E-1' }).lean()).toMatchObject({ ended: null })
})

test('an export that is not complete says nothing of who is not in it', async () => {
  const actor = await aManager()
  await applying(actor, aPosting())
  const file = anExport(anotherPosting())

  const { counts } = await importPositions({ actor, file, format: 'csv', apply: true })

  expect(counts).toMatchObject({ joiners: 1, leavers: 0 })
  expect(await held()).toEqual(['PID007 2025-04-01 open e_hrms'])
})

test('what was assigned by hand is not ended by an export that does not know it', async () => {
  const actor = await aManager()
  await applying(actor, aPosting())
  const membershipId = String((await Membership.findOne({ employeeNumber: 'E-1' }).lean())?._id)
  const from = new Date('2026-01-01')
  await assignPosition({ actor, membershipId, positionId: 'PID019', from })

  await applying(actor, aPosting({ position_id: 'PID006', from: '2026-03-01' }))

  expect(await held()).toEqual([
    'PID007 2025-04-01 2026-02-28 e_hrms',
    'PID019 2026-01-01 open manual',
    'PID006 2026-03-01 open e_hrms',
  ])
})

test.each([
  [
    'an unknown position',
    { position_id: 'PID999', designation: '' },
    'position_id',
    'positions:refusals.unknownPosition {"position":"PID999"}',
  ],
  ['no position', { position_id: '', designation: '' }, 'position_id', 'errors:required'],
  ['a day there is not', { from: '2026-02-30' }, 'from', 'positions:refusals.noDay'],
  ['no first day', { from: '' }, 'from', 'errors:required'],
  ['an end before the beginning', { to: '2025-03-31' }, 'to', 'positions:refusals.endsBeforeItBegins'],
  ['an address that is none', { email: 'nobody' }, 'email', 'errors:email'],
  ['no name', { name: '' }, 'name', 'errors:tooShort'],
])('a row with %s is refused with its line, and nothing is applied', async (_what, values, column, key) => {
  const actor = await aManager()

  const { status, refused } = await applying(actor, anotherPosting(), aPosting(values))

  expect(status).toBe('refused')
  expect(refused).toMatchObject([{ line: 3, column }])
  expect(refused[0]?.message).toContain(key)
  expect(await CompetencyProfile.countDocuments()).toBe(0)
})

test.each([
  ['an id in another spelling', { position_id: 'pid-7', designation: '' }],
  ['a name instead of an id', { position_id: 'Asst Section Officer', designation: '' }],
  ['a name in Hindi', { position_id: 'सहायक अनुभाग अधिकारी', designation: '' }],
  ['an id nobody knows, for a designation somebody does', { position_id: 'HR-4711' }],
  ['no id, for a designation somebody knows', { position_id: '' }],
])('of %s it is said which position may be meant', async (_what, values) => {
  const { refused } = await applying(await aManager(), aPosting(values))

  const [{ column, message } = { column: '', message: '' }] = refused
  expect(column).toBe('position_id')
  expect(String(decodeMessage(message).params['meant'])).toContain('Assistant Section Officer (PID007)')
})

test('what is like no position gets no suggestion', async () => {
  const { refused } = await applying(
    await aManager(),
    aPosting({ position_id: 'zzz', designation: 'Lighthouse Keeper' }),
  )

  expect(refused.map(({ message }) => message)).toEqual([
    'positions:refusals.unknownPosition {"position":"ZZZ"}',
  ])
})

test('rows that contradict each other are refused', async () => {
  const { refused } = await applying(
    await aManager(),
    aPosting(),
    aPosting({ from: '2026-01-01' }),
    aPosting({ email: 'other@example.org', position_id: 'PID006' }),
    aPosting({ employee_number: 'E-2' }),
  )

  expect(refused).toEqual([
    { line: 3, column: 'from', message: 'positions:refusals.overlaps {"line":2}' },
    { line: 4, column: 'email', message: 'positions:refusals.numberTwice {"line":2}' },
    { line: 5, column: 'email', message: 'positions:refusals.addressTwice {"line":2}' },
  ])
})

test('nobody takes over the number or the account of a colleague', async () => {
  const actor = await aManager()
  await applying(actor, aPosting())

  const { refused } = await applying(actor, aPosting({ email: 'other@example.org' }))
  expect(refused).toEqual([{ line: 2, column: 'email', message: 'positions:refusals.otherAddress' }])

  const renumbered = await applying(actor, aPosting({ employee_number: 'E-7' }))
  expect(renumbered.refused[0]?.message).toBe('positions:refusals.otherNumber {"number":"E-1"}')
})

test('a misspelt row makes nobody a leaver in the comparison', async () => {
  const actor = await aManager()
  await applying(actor, aPosting(), anotherPosting())

  const { counts } = await applying(actor, aPosting({ from: 'soon' }))

  expect(counts).toMatchObject({ leavers: 0, refused: 1 })
})

test('JSON says the same as CSV', async () => {
  const actor = await aManager()
  const rows = [
    { ...aPosting(), to: null, from: '2025-04-01T00:00:00.000Z', employee_number: 17 },
    'not a row',
    { name: 'Imagined Person' },
  ]

  const { refused } = await importPositions({ actor, file: JSON.stringify(rows), format: 'json' })
  expect(new Set(refused.map(({ line }) => line))).toEqual(new Set([2, 3]))

  const good = JSON.stringify(rows.slice(0, 1))
  await importPositions({ actor, file: good, format: 'json', apply: true })
  expect(await held('17')).toEqual(['PID007 2025-04-01 open e_hrms'])
})

test.each([
  ['json', '{"a":1}', 'positions:refusals.noList'],
  ['json', 'employee_number,name', 'positions:refusals.noJson'],
  ['json', '[]', 'errors:noRows'],
  ['csv', 'name,mail\nA,b', 'positions:refusals.wrongColumns'],
] as const)('as %s, %s is no export', async (format, file, key) => {
  await expect(importPositions({ actor: await aManager(), file, format })).rejects.toMatchObject({
    code: 'invalid',
    key,
  })
})

test('columns that are missing leave what is known', async () => {
  const actor = await aManager()
  await applying(actor, aPosting())
  const file =
    'position_id,from,employee_number,name,email\nPID006,01/02/2026,E-1,Imagined Employee,employee1@example.org'

  await importPositions({ actor, file, format: 'csv', apply: true })

  expect(await held()).toEqual(['PID007 2025-04-01 2026-01-31 e_hrms', 'PID006 2026-02-01 open e_hrms'])
  expect(await CompetencyProfile.findOne().lean()).toMatchObject({ unit: 'Coordination' })
})

test('employees that were loaded before are recognised and get profiles', async () => {
  const actor = await aManager()
  const csv =
    'employee_number,name,email,designation,department\nE-1,Imagined Employee,employee1@example.org,Assistant,Admin'
  await loadEmployees({ actor, csv })

  const { counts } = await applying(actor, aPosting())

  expect(counts).toMatchObject({ joiners: 1 })
  expect(await Membership.countDocuments({ employeeNumber: 'E-1' })).toBe(1)
})

test('an import of another ministry, or one that was applied, cannot be applied', async () => {
  const actor = await aManager()
  const { importId } = await importPositions({ actor, file: anExport(aPosting()), format: 'csv' })

  await expect(applyPositionImport({ actor: await aManager(), importId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await applyPositionImport({ actor, importId })
  await expect(applyPositionImport({ actor, importId })).rejects.toMatchObject({ code: 'conflict' })
})

test.each(['learner', 'supervisor', 'auditor'] as const)('a %s imports nothing', async (role) => {
  const actor = await anActor(await aMinistry(), [role])
  await expect(importPositions({ actor, file: anExport(aPosting()), format: 'csv' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a large export is applied by a job that can break off and be taken up', async () => {
  const actor = await aManager()
  const rows = Array.from({ length: 1_201 }, () => anotherPosting())
  const { importId, status } = await applying(actor, ...rows)
  expect(status).toBe('applying')
  expect(await Job.countDocuments({ name: 'positions.apply_import', status: 'waiting' })).toBe(1)
  // As if the process had died after one person.
  await CompetencyProfile.deleteMany({})
  const [first] = rows
  const file = anExport(...(first ? [first] : []))
  await importPositions({ actor, file, format: 'csv', apply: true })

  await jobHandlers['positions.apply_import']?.({ importId })

  expect(await getPositionImport({ actor, importId })).toMatchObject({
    status: 'applied',
    counts: { joiners: 1_201 },
  })
  expect(await CompetencyProfile.countDocuments()).toBe(1_201)
  expect((await PositionImport.findById(importId).lean())?.file).toBeNull()
})

/** Longer than what is compared while somebody waits. */
const aLongExport = (...first: ReturnType<typeof aPosting>[]) =>
  anExport(
    ...first,
    ...Array.from({ length: 4_500 }, () => anotherPosting({ department: 'Imagined '.repeat(10) })),
  )

test('a long export is compared by a job, with nothing changed and nothing to apply before', async () => {
  const actor = await aManager()
  const waiting = await importPositions({ actor, file: aLongExport(), format: 'csv', apply: true })
  const { importId } = waiting
  expect(waiting).toMatchObject({ status: 'comparing', progress: 0 })
  await expect(applyPositionImport({ actor, importId })).rejects.toMatchObject({ code: 'conflict' })

  await jobHandlers['positions.compare_import']?.({ importId })

  expect(await getPositionImport({ actor, importId })).toMatchObject({
    status: 'checked',
    counts: { rows: 4_500, joiners: 4_500, refused: 0 },
  })
  expect(await CompetencyProfile.countDocuments()).toBe(0)
  expect((await applyPositionImport({ actor, importId })).status).toBe('applying')
})

test('a long export is refused row by row, and as a whole when it is none', async () => {
  const actor = await aManager()
  const compare = async (file: string) => {
    const { importId } = await importPositions({ actor, file, format: 'csv' })
    await jobHandlers['positions.compare_import']?.({ importId })
    return await getPositionImport({ actor, importId })
  }

  const bad = await compare(aLongExport(aPosting({ from: 'soon' }), aPosting({ position_id: 'PID999' })))
  expect(bad).toMatchObject({ status: 'refused', counts: { refused: 2 } })
  expect(bad.refused.map(({ line, column }) => `${line} ${column}`)).toEqual(['2 from', '3 position_id'])

  const none = await compare(`name\n${'x,y,z\n'.repeat(100_000)}`)
  expect(none).toMatchObject({ status: 'refused', counts: { refused: 1 } })
  expect(none.refused[0]?.message).toContain('errors:notCsv')
  expect(await PositionImport.countDocuments()).toBe(1)
})

test('an export that was replaced while it was compared is left alone', async () => {
  const actor = await aManager()
  const { importId } = await importPositions({ actor, file: aLongExport(), format: 'csv' })
  await importPositions({ actor, file: anExport(aPosting()), format: 'csv' })

  await jobHandlers['positions.compare_import']?.({ importId })

  await expect(getPositionImport({ actor, importId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await PositionImport.countDocuments()).toBe(1)
})
