import { type InvoiceView } from '@karmashala/billing/server'
import { renewOrder } from '#app/domain/orders/renew-order.server.ts'
import { getOrder } from '#app/domain/orders/get-order.server.ts'
import { oneYearAfter } from '#app/domain/orders/one-year-after.ts'
import { assignSeats } from '#app/domain/seats/assign-seats.server.ts'
import { expireSeats } from '#app/domain/seats/expire-seats.server.ts'
import { findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { anActiveOrder, readOrder } from '#tests/support/factories/orders.ts'
import { anEmployee, countSeats, endOrderAt, ledgerOf, postingsOf } from '#tests/support/factories/seats.ts'

const aRenewal = (invoiceId: string, paidAt: Date): InvoiceView => ({
  invoiceId,
  subscriptionId: 'sub_of_the_test',
  status: 'paid',
  number: 'TEST-0002',
  subtotalInPaise: 300_000,
  gstInPaise: 54_000,
  totalInPaise: 354_000,
  amountDueInPaise: 354_000,
  amountPaidInPaise: 354_000,
  dueDate: null,
  paidAt,
  hostedInvoiceUrl: null,
})

test('a renewal paid in time adds a year to the order and to every seat, once per invoice', async () => {
  const { officer, orderId } = await anActiveOrder({ seats: 2 })
  const { validUntil } = await readOrder(orderId)
  const invoice = aRenewal('in_second_year', new Date())

  await Promise.all([renewOrder({ orderId, invoice }), renewOrder({ orderId, invoice })])
  await renewOrder({ orderId, invoice })

  const end = oneYearAfter(validUntil ?? new Date())
  const order = await getOrder({ actor: officer, orderId })
  expect(order.validUntil).toBe(end.toISOString())
  expect(order.history.at(-1)).toMatchObject({ event: 'renewed', byName: null, reference: 'TEST-0002' })
  expect(await Seat.distinct('expiresAt', { orderId })).toEqual([end])
  expect(await postingsOf(orderId)).toEqual(['grant 2', 'renew 2'])
  expect(await ledgerOf(orderId)).toEqual(await countSeats(orderId))
})

test('a renewal paid late starts with the payment and gives the holders their seats back', async () => {
  const { ministry, manager, orderId, courseId } = await anActiveOrder({ seats: 2 })
  const holder = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [holder.id] })
  await endOrderAt(orderId, new Date(Date.now() - 86_400_000))
  await expireSeats()
  expect(await findHeldSeat({ userId: holder.id, courseId })).toBeNull()
  const paidAt = new Date()

  await renewOrder({ orderId, invoice: aRenewal('in_late', paidAt) })

  expect((await readOrder(orderId)).validUntil).toEqual(oneYearAfter(paidAt))
  expect(await findHeldSeat({ userId: holder.id, courseId })).toMatchObject({ status: 'assigned' })
  expect(await ledgerOf(orderId)).toEqual({ granted: 4, available: 1, assigned: 1, expired: 2, revoked: 0 })
  expect(await countSeats(orderId)).toEqual(await ledgerOf(orderId))
})

test('a holder who has found another seat meanwhile does not get a second one', async () => {
  const first = await anActiveOrder({ seats: 1 })
  const second = await anActiveOrder({ seats: 1, by: first, courseId: first.courseId })
  const holder = await anEmployee(first.ministry)
  await assignSeats({ actor: first.manager, orderId: first.orderId, userIds: [holder.id] })
  await endOrderAt(first.orderId, new Date(Date.now() - 1000))
  await assignSeats({ actor: first.manager, orderId: second.orderId, userIds: [holder.id] })

  await renewOrder({ orderId: first.orderId, invoice: aRenewal('in_late', new Date()) })

  expect(await ledgerOf(first.orderId)).toMatchObject({ available: 1, assigned: 0, expired: 1 })
  expect(await Seat.countDocuments({ userId: holder.id, isHeld: true })).toBe(1)
})
