import { issueActivationLinks } from '#app/domain/people/activation.server.ts'
import { loadEmployees } from '#app/domain/people/load-employees.server.ts'
import { listMembers } from '#app/domain/people/members.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'

const HEADER = 'employee_number,name,email,designation,department'
const file = (...rows: string[]) => [HEADER, ...rows].join('\n')
const aManager = async () => await anActor(await aMinistry(), ['training_manager'])

test('a training manager loads employees, who become learners of the ministry', async () => {
  const actor = await aManager()
  const csv = file(
    'E-1,कल्पित अधिकारी,one@example.org,Section Officer,Coordination',
    'E-2,Imagined Two,two@example.org,,',
  )

  expect(await loadEmployees({ actor, csv })).toEqual({ status: 'loaded', added: 2, kept: 0 })

  const { items } = await listMembers({ actor })
  expect(items).toContainEqual(
    expect.objectContaining({
      name: 'कल्पित अधिकारी',
      employeeNumber: 'E-1',
      designation: 'Section Officer',
      roles: ['learner'],
      isActivated: false,
    }),
  )
})

test('the same file twice changes nothing', async () => {
  const actor = await aManager()
  const csv = file('E-1,Imagined One,one@example.org,Section Officer,Coordination')
  await loadEmployees({ actor, csv })

  expect(await loadEmployees({ actor, csv })).toEqual({ status: 'loaded', added: 0, kept: 1 })
  expect(await User.countDocuments({ email: 'one@example.org' })).toBe(1)
})

test('a byte order mark, other columns and another order are no obstacle', async () => {
  const actor = await aManager()
  const csv =
    '\uFEFFEmail,Pay level,Name,Employee_Number,Department,Designation\none@example.org,7,Imagined One,E-1,,\n'

  expect(await loadEmployees({ actor, csv })).toMatchObject({ status: 'loaded', added: 1 })
})

test('one bad row refuses the whole file and says which row it is', async () => {
  const actor = await aManager()
  const csv = file(
    'E-1,Imagined One,one@example.org,,',
    'E-2,Imagined Two,not-an-address,,',
    'E-1,Imagined Three,one@example.org,,',
  )

  expect(await loadEmployees({ actor, csv })).toEqual({
    status: 'refused',
    problems: [
      { line: 3, column: 'email', message: 'errors:email' },
      { line: 4, column: 'email', message: 'people:refusals.twiceInFile' },
      { line: 4, column: 'employee_number', message: 'people:refusals.twiceInFile' },
    ],
  })
  expect(await User.countDocuments({ email: 'one@example.org' })).toBe(0)
})

test('lines are counted as a spreadsheet shows them, the empty ones too', async () => {
  const csv = file('', 'E-1,Imagined One,not-an-address,,')

  expect(await loadEmployees({ actor: await aManager(), csv })).toMatchObject({
    problems: [{ line: 3, column: 'email' }],
  })
})

test('a file with wrong columns is refused with the names of the missing ones', async () => {
  const actor = await aManager()
  await expect(loadEmployees({ actor, csv: 'name,mail\nA,b@example.org' })).rejects.toMatchObject({
    code: 'invalid',
    key: 'people:refusals.wrongColumns',
    params: { columns: 'employee_number, email, designation, department' },
  })
})

test.each([
  ['an empty file', '', 'people:refusals.wrongColumns'],
  ['only a header', HEADER, 'errors:noRows'],
  ['a row with too many cells', file('a,b,c,d,e,f'), 'errors:notCsv'],
  ['a quotation that never ends', file('"E-1,a,b'), 'errors:notCsv'],
])('%s is refused', async (_name, csv, key) => {
  await expect(loadEmployees({ actor: await aManager(), csv })).rejects.toMatchObject({
    code: 'invalid',
    key,
  })
})

test('an employee number that belongs to somebody else changes nothing', async () => {
  const actor = await aManager()
  await loadEmployees({ actor, csv: file('E-1,Imagined One,one@example.org,,') })

  const clash = loadEmployees({
    actor,
    csv: file('E-9,Imagined New,new@example.org,,', 'E-1,Imagined Two,two@example.org,,'),
  })

  await expect(clash).rejects.toMatchObject({ code: 'conflict', key: 'people:refusals.employeeNumberTaken' })
  expect(await User.countDocuments({ email: { $in: ['new@example.org', 'two@example.org'] } })).toBe(0)
})

test('two ministries may use the same employee numbers', async () => {
  const csv = file('E-1,Imagined One,one@example.org,,')
  await loadEmployees({ actor: await aManager(), csv })
  await loadEmployees({ actor: await aManager(), csv })

  expect(await Membership.countDocuments({ employeeNumber: 'E-1' })).toBe(2)
})

test('a procurement officer cannot load employees', async () => {
  const actor = await anActor(await aMinistry(), ['procurement_officer'])
  await expect(loadEmployees({ actor, csv: file('E-1,A B,a@example.org,,') })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a later file moves a person to another desk and leaves the others alone', async () => {
  const actor = await aManager()
  const other = 'E-2,Imagined Two,two@example.org,Section Officer,Coordination'
  await loadEmployees({ actor, csv: file('E-1,Imagined One,one@example.org,Assistant,Coordination', other) })
  const untouched = await Membership.findOne({ employeeNumber: 'E-2' }).lean()

  const csv = file('E-1,Imagined One,one@example.org,Section Officer,Finance', other)
  expect(await loadEmployees({ actor, csv })).toEqual({ status: 'loaded', added: 0, kept: 2 })

  const moved = { designation: 'Section Officer', department: 'Finance' }
  expect(await Membership.findOne({ employeeNumber: 'E-1' }).lean()).toMatchObject(moved)
  expect(await Membership.findOne({ employeeNumber: 'E-2' }).lean()).toEqual(untouched)
})

test('a ministry of more people than one batch is loaded whole', async () => {
  const actor = await aManager()
  const rows = Array.from(
    { length: 1_201 },
    (_, index) => `E-${index},Imagined Person,p${index}@example.org,,`,
  )

  expect(await loadEmployees({ actor, csv: file(...rows) })).toEqual({
    status: 'loaded',
    added: 1_201,
    kept: 0,
  })
  const links = await issueActivationLinks({ actor })
  expect(new Set(links.map(({ path }) => path)).size).toBe(1_201)
})
