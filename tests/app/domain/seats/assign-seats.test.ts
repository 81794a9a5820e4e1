import { Membership } from '#app/domain/people/membership.model.server.ts'
import { activateSeat, findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { assignSeats } from '#app/domain/seats/assign-seats.server.ts'
import { expireSeats } from '#app/domain/seats/expire-seats.server.ts'
import { listCandidates } from '#app/domain/seats/list-candidates.server.ts'
import { getHeldSeat, listHolders } from '#app/domain/seats/list-holders.server.ts'
import { getSeatOrder, listSeatOrders } from '#app/domain/seats/list-seat-orders.server.ts'
import { releaseSeat } from '#app/domain/seats/release-seat.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aPlacedOrder, anActiveOrder, officials } from '#tests/support/factories/orders.ts'
import { anActor } from '#tests/support/factories/people.ts'
import { anEmployee, countSeats, endOrderAt, ledgerOf, postingsOf } from '#tests/support/factories/seats.ts'

const seatIdOf = async (userId: string) => String((await Seat.findOne({ userId, isHeld: true }).lean())?._id)

test('a training manager gives employees seats, with which they may take the course', async () => {
  const { ministry, manager, orderId, courseId } = await anActiveOrder({ seats: 3 })
  const [one, two] = [await anEmployee(ministry), await anEmployee(ministry)]

  expect(await assignSeats({ actor: manager, orderId, userIds: [one.id, two.id, one.id] })).toEqual({
    assigned: 2,
  })

  expect(await findHeldSeat({ userId: one.id, courseId })).toMatchObject({ orderId, status: 'assigned' })
  expect(await findHeldSeat({ userId: one.id, courseId: 'f'.repeat(24) })).toBeNull()
  expect(await postingsOf(orderId)).toEqual(['grant 3', 'assign 2'])
  expect(await getSeatOrder({ actor: manager, orderId })).toMatchObject({
    counts: { granted: 3, available: 1, assigned: 2, inUse: 0, expired: 0 },
    isUsable: true,
  })
  const { items } = await listHolders({ actor: manager, orderId })
  expect(items.map(({ name }) => name).sort()).toEqual([one.name, two.name].sort())
})

test('a seat is in use from the first launch on', async () => {
  const { ministry, manager, orderId, courseId } = await anActiveOrder()
  const employee = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
  const seatId = await seatIdOf(employee.id)

  await activateSeat({ seatId })
  const { activatedAt } = (await Seat.findById(seatId).lean()) ?? {}
  await activateSeat({ seatId })

  expect(await findHeldSeat({ userId: employee.id, courseId })).toMatchObject({ status: 'active' })
  expect((await Seat.findById(seatId).lean())?.activatedAt).toEqual(activatedAt)
  expect(await listSeatOrders({ actor: manager })).toMatchObject({
    items: [{ counts: { assigned: 1, inUse: 1 } }],
  })
})

test('more people than seats: nobody gets one, and the manager learns how many are left', async () => {
  const { ministry, manager, orderId } = await anActiveOrder({ seats: 1 })
  const userIds = [(await anEmployee(ministry)).id, (await anEmployee(ministry)).id]

  await expect(assignSeats({ actor: manager, orderId, userIds })).rejects.toMatchObject({
    code: 'conflict',
    key: 'buy:refusals.notEnoughSeats',
    params: { count: 1, wanted: 2 },
  })
  expect(await Seat.countDocuments({ isHeld: true })).toBe(0)
})

test('two managers who reach for the last seat at once: one gets it, the other a reason', async () => {
  const { ministry, manager, orderId } = await anActiveOrder({ seats: 1 })
  const other = await anActor(ministry, ['training_manager'])
  const [one, two] = [await anEmployee(ministry), await anEmployee(ministry)]

  const results = await Promise.allSettled([
    assignSeats({ actor: manager, orderId, userIds: [one.id] }),
    assignSeats({ actor: other, orderId, userIds: [two.id] }),
  ])

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  expect(await ledgerOf(orderId)).toMatchObject({ available: 0, assigned: 1 })
  expect(await ledgerOf(orderId)).toEqual(await countSeats(orderId))
})

test('nobody gets two seats for one course, not even from two orders at once', async () => {
  const first = await anActiveOrder({ seats: 2 })
  const second = await anActiveOrder({ seats: 2, by: first, courseId: first.courseId })
  const employee = await anEmployee(first.ministry)
  const give = (orderId: string) => assignSeats({ actor: first.manager, orderId, userIds: [employee.id] })

  const results = await Promise.allSettled([give(first.orderId), give(second.orderId)])

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(give(first.orderId)).rejects.toMatchObject({
    key: 'buy:refusals.alreadyHeld',
    params: { names: employee.name, count: 1 },
  })
  for (const { orderId } of [first, second])
    expect(await ledgerOf(orderId)).toEqual(await countSeats(orderId))
})

test('only learners who belong to the ministry now can have its seats', async () => {
  const { ministry, manager, authority, orderId } = await anActiveOrder()
  const stranger = await anEmployee((await officials()).ministry)
  const gone = await anEmployee(ministry)
  await Membership.updateOne({ _id: gone.acting.membershipId }, { $set: { ended: { at: new Date() } } })

  for (const userId of [stranger.id, gone.id, authority.id, 'f'.repeat(24)])
    await expect(assignSeats({ actor: manager, orderId, userIds: [userId] })).rejects.toMatchObject({
      code: 'not_found',
      key: 'buy:refusals.notAnEmployee',
    })
})

test('seats of an order that is not paid, or has ended, cannot be given', async () => {
  const unpaid = await aPlacedOrder()
  const { id } = await anEmployee(unpaid.ministry)
  const give = (orderId: string) => assignSeats({ actor: unpaid.manager, orderId, userIds: [id] })
  await expect(give(unpaid.orderId)).rejects.toMatchObject({
    code: 'conflict',
    key: 'buy:refusals.notActive',
  })

  const ended = await anActiveOrder({ by: unpaid })
  await endOrderAt(ended.orderId, new Date(Date.now() - 1000))
  await expect(give(ended.orderId)).rejects.toMatchObject({ code: 'conflict', key: 'buy:refusals.ended' })
})

test.each(['procurement_officer', 'sanctioning_authority', 'learner', 'auditor'] as const)(
  'a %s can neither give nor take back seats',
  async (role) => {
    const { ministry, manager, orderId } = await anActiveOrder()
    const employee = await anEmployee(ministry)
    await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
    const actor = await anActor(ministry, [role])

    await expect(assignSeats({ actor, orderId, userIds: [actor.id] })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(releaseSeat({ actor, seatId: await seatIdOf(employee.id) })).rejects.toMatchObject({
      code: 'forbidden',
    })
  },
)

test('the orders and seats of another ministry are as if they did not exist', async () => {
  const { ministry, manager, orderId } = await anActiveOrder()
  const employee = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
  const seatId = await seatIdOf(employee.id)
  const stranger = (await officials()).manager

  for (const attempt of [
    () => assignSeats({ actor: stranger, orderId, userIds: [stranger.id] }),
    () => releaseSeat({ actor: stranger, seatId }),
    () => getHeldSeat({ actor: stranger, seatId }),
    () => getSeatOrder({ actor: stranger, orderId }),
    () => listHolders({ actor: stranger, orderId }),
    () => listCandidates({ actor: stranger, orderId }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  expect(await listSeatOrders({ actor: stranger })).toMatchObject({ items: [], total: 0 })
})

test('a seat that is taken back stays on record and makes room for somebody else until the same day', async () => {
  const { ministry, manager, orderId, courseId } = await anActiveOrder({ seats: 1 })
  const [first, second] = [await anEmployee(ministry), await anEmployee(ministry)]
  await assignSeats({ actor: manager, orderId, userIds: [first.id] })
  const seatId = await seatIdOf(first.id)
  await activateSeat({ seatId })
  const before = await Seat.findById(seatId).lean()

  expect(await releaseSeat({ actor: manager, seatId })).toEqual({ orderId })

  expect(await findHeldSeat({ userId: first.id, courseId })).toBeNull()
  expect(await Seat.findById(seatId).lean()).toMatchObject({
    status: 'released',
    releasedAt: expect.any(Date) as Date,
  })
  expect(String((await Seat.findById(seatId).lean())?.userId)).toBe(first.id)
  await assignSeats({ actor: manager, orderId, userIds: [second.id] })
  expect(await findHeldSeat({ userId: second.id, courseId })).toMatchObject({
    expiresAt: before?.expiresAt.toISOString(),
  })
  expect(await postingsOf(orderId)).toEqual(['grant 1', 'assign 1', 'release 1', 'assign 1'])
})

test('a seat cannot be taken back twice, at once or later', async () => {
  const { ministry, manager, orderId } = await anActiveOrder({ seats: 2 })
  const employee = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
  const seatId = await seatIdOf(employee.id)

  const results = await Promise.allSettled([
    releaseSeat({ actor: manager, seatId }),
    releaseSeat({ actor: manager, seatId }),
  ])

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(releaseSeat({ actor: manager, seatId })).rejects.toMatchObject({
    code: 'conflict',
    key: 'buy:refusals.notHeld',
  })
  expect(await ledgerOf(orderId)).toEqual(await countSeats(orderId))
})

test('a seat whose time is over gives no access, even before it is swept up', async () => {
  const { ministry, manager, orderId, courseId } = await anActiveOrder({ seats: 2 })
  const employee = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
  const seatId = await seatIdOf(employee.id)
  await endOrderAt(orderId, new Date(Date.now() - 1000))

  expect(await findHeldSeat({ userId: employee.id, courseId })).toBeNull()
  await activateSeat({ seatId })
  expect((await Seat.findById(seatId).lean())?.status).toBe('assigned')

  await Promise.all([expireSeats(), expireSeats()])
  await expireSeats()

  expect((await postingsOf(orderId)).toSorted()).toEqual(['assign 1', 'expire 1', 'expire 1', 'grant 2'])
  expect(await ledgerOf(orderId)).toEqual({ granted: 2, available: 0, assigned: 0, expired: 2, revoked: 0 })
  expect(await countSeats(orderId)).toEqual(await ledgerOf(orderId))
})

test('a seat that ended does not stand in the way of a new one', async () => {
  const old = await anActiveOrder({ seats: 1 })
  const fresh = await anActiveOrder({ seats: 1, by: old, courseId: old.courseId })
  const employee = await anEmployee(old.ministry)
  await assignSeats({ actor: old.manager, orderId: old.orderId, userIds: [employee.id] })
  await endOrderAt(old.orderId, new Date(Date.now() - 1000))

  await assignSeats({ actor: old.manager, orderId: fresh.orderId, userIds: [employee.id] })

  expect(await findHeldSeat({ userId: employee.id, courseId: old.courseId })).toMatchObject({
    orderId: fresh.orderId,
  })
})

test('people to choose from are found by name, address or number, and marked when they have a seat', async () => {
  const { ministry, manager, orderId } = await anActiveOrder()
  const [one, two] = [await anEmployee(ministry, 'E.1 (x)'), await anEmployee(ministry, 'E-2')]
  await assignSeats({ actor: manager, orderId, userIds: [one.id] })
  const find = async (search: string) => (await listCandidates({ actor: manager, orderId, search })).items

  expect(await find('e.1 (')).toMatchObject([{ userId: one.id, hasSeat: true }])
  expect(await find(two.email.toUpperCase())).toMatchObject([{ userId: two.id, hasSeat: false }])
  expect(await find('.*')).toEqual([])
  expect((await listHolders({ actor: manager, orderId, search: one.name })).total).toBe(1)
  expect((await listHolders({ actor: manager, orderId, search: two.name })).total).toBe(0)
})

test('the seat of somebody who has left the ministry is shown as such', async () => {
  const { ministry, manager, orderId } = await anActiveOrder()
  const employee = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
  await Membership.updateOne({ _id: employee.acting.membershipId }, { $set: { ended: { at: new Date() } } })

  expect((await listHolders({ actor: manager, orderId })).items).toMatchObject([{ hasLeft: true }])
})
