import fc from 'fast-check'
import { type Actor } from '#app/domain/people/viewer.ts'
import { activateSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { assignSeats } from '#app/domain/seats/assign-seats.server.ts'
import { createSeats } from '#app/domain/seats/create-seats.server.ts'
import { releaseSeat } from '#app/domain/seats/release-seat.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { expect, test } from '#tests/support/db.ts'
import { anActiveOrder } from '#tests/support/factories/orders.ts'
import { anEmployee, countSeats, ledgerOf } from '#tests/support/factories/seats.ts'
import { Types } from 'mongoose'

const people = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 })
const act = fc.oneof(
  fc.record({ kind: fc.constant('assign' as const), people }),
  fc.record({ kind: fc.constant('release' as const), person: fc.nat(3) }),
  fc.record({ kind: fc.constant('start' as const), person: fc.nat(3) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

test('whatever is given and taken back, the ledger says what the seats say and never goes below nothing', async () => {
  const seats = 2
  const { ministry, manager, orderId } = await anActiveOrder({ seats })
  const employees: Actor[] = []
  for (let index = 0; index < 4; index += 1) employees.push(await anEmployee(ministry))
  const idOf = (person: number) => employees[person]?.id ?? ''

  const perform = async (one: Act) => {
    if (one.kind === 'assign')
      return await assignSeats({ actor: manager, orderId, userIds: one.people.map(idOf) })
    const seat = await Seat.findOne({ orderId, userId: idOf(one.person) })
      .sort({ assignedAt: -1 })
      .lean()
    if (!seat) return
    const seatId = String(seat._id)
    await (one.kind === 'release' ? releaseSeat({ actor: manager, seatId }) : activateSeat({ seatId }))
  }

  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 6 }), async (acts) => {
      for (const one of acts) {
        await perform(one).catch((error: unknown) => {
          if (!(error instanceof DomainError) || error.code !== 'conflict') throw error
        })
        const balance = await ledgerOf(orderId)
        expect(balance).toEqual(await countSeats(orderId))
        expect(Math.min(...Object.values(balance))).toBeGreaterThanOrEqual(0)
        expect(balance.available + balance.assigned).toBe(seats)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('the seats of a large order are made in batches that may overlap', async () => {
  const ids = {
    orderId: new Types.ObjectId(),
    ministryId: new Types.ObjectId(),
    courseId: new Types.ObjectId(),
  }
  const making = { ...ids, seats: 4500, expiresAt: new Date(Date.now() + 86_400_000) }

  await Promise.all([createSeats(making), createSeats(making)])

  expect(await Seat.countDocuments({ orderId: ids.orderId })).toBe(4500)
  expect(await Seat.findOne({ orderId: ids.orderId, serial: 4500 }).lean()).toMatchObject({
    status: 'available',
    isHeld: false,
    userId: null,
  })
})
