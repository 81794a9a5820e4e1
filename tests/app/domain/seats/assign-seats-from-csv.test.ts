import { assignSeatsFromCsv } from '#app/domain/seats/assign-seats-from-csv.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { anActiveOrder, officials } from '#tests/support/factories/orders.ts'
import { anEmployee, ledgerOf } from '#tests/support/factories/seats.ts'

test('a file names people by address or by employee number, in any case and beside other columns', async () => {
  const { ministry, manager, orderId } = await anActiveOrder({ seats: 3 })
  const one = await anEmployee(ministry, 'E-1')
  await anEmployee(ministry, 'E-2')
  const three = await anEmployee(ministry, 'E-3')
  const csv = [
    '\uFEFFName,Email,Employee_Number',
    `Imagined,${one.email.toUpperCase()},`,
    ',,E-2',
    '',
    `,${three.email},E-3`,
  ].join('\r\n')

  expect(await assignSeatsFromCsv({ actor: manager, orderId, csv })).toEqual({
    status: 'assigned',
    assigned: 3,
  })

  expect(await ledgerOf(orderId)).toMatchObject({ available: 0, assigned: 3 })
})

test('one wrong line, and nobody gets a seat; every line that is wrong is named', async () => {
  const { ministry, manager, orderId } = await anActiveOrder({ seats: 9 })
  const holder = await anEmployee(ministry, 'E-1')
  const fine = await anEmployee(ministry, 'E-2')
  await assignSeatsFromCsv({ actor: manager, orderId, csv: `email\n${holder.email}` })
  const stranger = await anEmployee((await officials()).ministry, 'E-2')
  const csv = [
    'email,employee_number',
    `${fine.email},`,
    `${stranger.email},`,
    ',E-99',
    `${holder.email},E-1`,
    ',E-2',
    `${fine.email},E-1`,
    '"",""',
  ].join('\n')

  const result = await assignSeatsFromCsv({ actor: manager, orderId, csv })

  expect(result).toEqual({
    status: 'refused',
    problems: [
      { line: 3, who: stranger.email, message: 'buy:refusals.unknownEmployee' },
      { line: 4, who: 'E-99', message: 'buy:refusals.unknownEmployee' },
      { line: 5, who: holder.email, message: 'buy:refusals.hasSeat' },
      { line: 6, who: 'E-2', message: 'buy:refusals.twiceInFile' },
      { line: 7, who: fine.email, message: 'buy:refusals.unknownEmployee' },
      { line: 8, who: '', message: 'buy:refusals.unknownEmployee' },
    ],
  })
  expect(await Seat.countDocuments({ isHeld: true })).toBe(1)
})

test.each([
  ['without either column', 'name,designation\nImagined,Officer', 'buy:refusals.wrongColumns'],
  ['that is empty', '', 'buy:refusals.wrongColumns'],
  ['with a header only', 'email', 'errors:noRows'],
  ['with a quotation that never ends', 'email\n"one@example.org', 'errors:notCsv'],
  ['with too many cells', 'email\none@example.org,x', 'errors:notCsv'],
  ['with too many rows', `email\n${'one@example.org\n'.repeat(5001)}`, 'buy:refusals.tooManyRows'],
])('a file %s is refused', async (_name, csv, key) => {
  const { manager, orderId } = await anActiveOrder({ seats: 1 })
  await expect(assignSeatsFromCsv({ actor: manager, orderId, csv })).rejects.toMatchObject({
    code: 'invalid',
    key,
  })
})

test('a file with more people than seats gives nobody one', async () => {
  const { ministry, manager, orderId } = await anActiveOrder({ seats: 1 })
  const people = [await anEmployee(ministry), await anEmployee(ministry)]
  const csv = ['email', ...people.map(({ email }) => email)].join('\n')

  await expect(assignSeatsFromCsv({ actor: manager, orderId, csv })).rejects.toMatchObject({
    code: 'conflict',
    key: 'buy:refusals.notEnoughSeats',
  })
  expect(await Seat.countDocuments({ isHeld: true })).toBe(0)
})

test('a procurement officer cannot give seats by file', async () => {
  const { officer, orderId } = await anActiveOrder()
  await expect(assignSeatsFromCsv({ actor: officer, orderId, csv: 'email\na@b.c' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
