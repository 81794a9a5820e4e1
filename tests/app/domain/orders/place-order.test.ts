import { acceptOrder } from '#app/domain/orders/accept-order.server.ts'
import { activateOrder } from '#app/domain/orders/activate-order.server.ts'
import { cancelOrder } from '#app/domain/orders/cancel-order.server.ts'
import { checkAllPayments, checkPayment } from '#app/domain/orders/check-payment.server.ts'
import { convergeOrder } from '#app/domain/orders/converge-order.server.ts'
import { getOrder } from '#app/domain/orders/get-order.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { placeOrder } from '#app/domain/orders/place-order.server.ts'
import { startBilling } from '#app/domain/orders/start-billing.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { LedgerPosting } from '#app/domain/seats/ledger-posting.model.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { createBilling } from '@karmashala/billing/server'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aPlacedOrder,
  aSanctionedOrder,
  anActiveOrder,
  officials,
  readOrder,
} from '#tests/support/factories/orders.ts'
import { countSeats, ledgerOf, postingsOf } from '#tests/support/factories/seats.ts'
import { onTestFinished } from 'vitest'

test('a sanctioned order is placed: an invoice over exactly its total is sent, due in thirty days', async () => {
  const { officer, orderId } = await aSanctionedOrder({ seats: 3, pricePerSeatPerYearInPaise: 99_999 })

  await placeOrder({ actor: officer, orderId })

  const order = await getOrder({ actor: officer, orderId })
  expect(order).toMatchObject({ status: 'placed', totalInPaise: 353_996 })
  expect(order.invoice).toMatchObject({ status: 'open', totalInPaise: 353_996, paidAt: null })
  const days = (Date.parse(order.invoice?.dueAt ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(29.9)
  expect(days).toBeLessThan(30.1)
  expect(order.history.at(-1)).toMatchObject({ event: 'placed', byName: officer.name })
  expect(await Seat.countDocuments({ orderId })).toBe(0)
})

test('a ministry is one customer of the payment service, however much it orders', async () => {
  const by = await officials()
  await aPlacedOrder({ by })
  const { stripeCustomerId: first } = (await Organisation.findById(by.ministry.id).lean()) ?? {}
  await aPlacedOrder({ by })

  expect(first).toMatch(/^cus_/)
  expect((await Organisation.findById(by.ministry.id).lean())?.stripeCustomerId).toBe(first)
})

test('a placement that was cut off before it was recorded is put right by placing again', async () => {
  const { officer, orderId } = await aSanctionedOrder()
  const { subscriptionId, invoice } = await startBilling(await readOrder(orderId), officer.id)
  expect((await readOrder(orderId)).status).toBe('sanctioned')

  await placeOrder({ actor: officer, orderId })

  const { status, billing } = await readOrder(orderId)
  expect(status).toBe('placed')
  expect(billing).toMatchObject({ subscriptionId, invoiceId: invoice.invoiceId })
})

test('a placement that was cut off is also put right by the event of the payment service', async () => {
  const { officer, orderId } = await aSanctionedOrder()
  const { subscriptionId, invoice } = await startBilling(await readOrder(orderId), officer.id)
  await getRuntime().billing.markPaidOutOfBand(invoice.invoiceId)

  await convergeOrder({ subscriptionId })

  const order = await getOrder({ actor: officer, orderId })
  expect(order.status).toBe('active')
  expect(order.history.slice(-2)).toMatchObject([
    { event: 'placed', byName: officer.name },
    { event: 'active', byName: null },
  ])
})

test('two presses of the button place one order', async () => {
  const { officer, orderId } = await aSanctionedOrder()

  await Promise.all([placeOrder({ actor: officer, orderId }), placeOrder({ actor: officer, orderId })])

  const { history } = await readOrder(orderId)
  expect(history.filter(({ event }) => event === 'placed')).toHaveLength(1)
})

test('an order that was cancelled while its placement was cut off leaves no open invoice behind', async () => {
  const { officer, orderId } = await aSanctionedOrder()
  const { subscriptionId, invoice } = await startBilling(await readOrder(orderId), officer.id)
  await cancelOrder({ actor: officer, orderId, remarks: 'The need has gone away.' })

  await convergeOrder({ subscriptionId })

  const { billing } = getRuntime()
  expect(await billing.getInvoice(invoice.invoiceId)).toMatchObject({ status: 'void' })
  expect(await billing.getSubscription(subscriptionId)).toMatchObject({ status: 'canceled' })
  expect((await readOrder(orderId)).status).toBe('cancelled')
})

test('when the payment service does not answer, the order stays sanctioned and can be placed later', async () => {
  const { officer, orderId } = await aSanctionedOrder()
  const runtime = getRuntime()
  onTestFinished(() => setRuntime(runtime))
  setRuntime({
    ...runtime,
    billing: createBilling({ secretKey: 'sk_test_nobody', apiBase: 'http://127.0.0.1:9' }),
  })

  await expect(placeOrder({ actor: officer, orderId })).rejects.toMatchObject({
    code: 'upstream_failed',
    key: 'buy:refusals.paymentsDown',
  })

  expect((await readOrder(orderId)).status).toBe('sanctioned')
  setRuntime(runtime)
  await placeOrder({ actor: officer, orderId })
  expect((await readOrder(orderId)).status).toBe('placed')
})

test('a course that was taken off sale is not bought any more', async () => {
  const { officer, orderId, courseId } = await aSanctionedOrder()
  await Offering.updateOne({ courseId }, { $set: { isOnSale: false } })
  await expect(placeOrder({ actor: officer, orderId })).rejects.toMatchObject({
    key: 'buy:refusals.notOnSale',
  })
})

test('a paid invoice makes the order active for a year and its seats available', async () => {
  const { officer, orderId, invoiceId } = await aPlacedOrder({ seats: 3 })
  await getRuntime().billing.markPaidOutOfBand(invoiceId)

  await checkPayment({ actor: officer, orderId })

  const order = await readOrder(orderId)
  expect(order.status).toBe('active')
  expect(order.billing).toMatchObject({ invoiceStatus: 'paid', paidAt: expect.any(Date) as Date })
  const days = (Number(order.validUntil) - Number(order.validFrom)) / 86_400_000
  expect([365, 366]).toContain(days)
  const seats = await Seat.find({ orderId }).sort({ serial: 1 }).lean()
  expect(seats.map(({ serial, status }) => `${serial} ${status}`)).toEqual([
    '1 available',
    '2 available',
    '3 available',
  ])
  expect(seats.every(({ expiresAt }) => Number(expiresAt) === Number(order.validUntil))).toBe(true)
  expect(await ledgerOf(orderId)).toEqual(await countSeats(orderId))
})

test('an order that is not paid gives no seats, though its subscription is active', async () => {
  const { officer, orderId, subscriptionId } = await aPlacedOrder()
  expect(await getRuntime().billing.getSubscription(subscriptionId)).toMatchObject({ status: 'active' })

  await checkPayment({ actor: officer, orderId })

  expect((await readOrder(orderId)).status).toBe('placed')
  expect(await Seat.countDocuments()).toBe(0)
})

test('an order over nothing is active as soon as it is placed', async () => {
  const { orderId } = await aPlacedOrder({ seats: 2, pricePerSeatPerYearInPaise: 0 })

  const { status, billing, totalInPaise } = await readOrder(orderId)
  expect([status, billing?.invoiceStatus, totalInPaise]).toEqual(['active', 'paid', 0])
  expect(await ledgerOf(orderId)).toMatchObject({ granted: 2, available: 2 })
})

test('seats are granted once, however many events say at once that the invoice is paid', async () => {
  const { orderId, subscriptionId, invoiceId } = await aPlacedOrder({ seats: 4 })
  await getRuntime().billing.markPaidOutOfBand(invoiceId)

  await Promise.all([
    convergeOrder({ invoiceId }),
    convergeOrder({ subscriptionId }),
    convergeOrder({ subscriptionId, invoiceId }),
  ])

  expect(await postingsOf(orderId)).toEqual(['grant 4'])
  expect(await ledgerOf(orderId)).toEqual(await countSeats(orderId))
  expect((await readOrder(orderId)).history.filter(({ event }) => event === 'active')).toHaveLength(1)
})

test('a crash while the seats are being made is finished by the next call', async () => {
  const { orderId } = await aPlacedOrder({ seats: 5 })
  await activateOrder(orderId)
  const { validUntil } = await readOrder(orderId)
  // As the crash would have left it: the year fixed, some of the seats made, nothing posted.
  await Order.updateOne({ _id: orderId }, { $set: { status: 'placed' }, $pop: { history: 1 } })
  await LedgerPosting.deleteMany({ orderId })
  await Seat.deleteMany({ orderId, serial: { $in: [2, 5] } })

  await activateOrder(orderId)

  expect(await readOrder(orderId)).toMatchObject({ status: 'active', validUntil })
  expect((await Seat.distinct('serial', { orderId })).toSorted()).toEqual([1, 2, 3, 4, 5])
  expect(await postingsOf(orderId)).toEqual(['grant 5'])
})

test('an invoice over another sum than was sanctioned gives no seats', async () => {
  const { orderId, invoiceId } = await aPlacedOrder()
  await Order.updateOne({ _id: orderId }, { $inc: { totalInPaise: 100 } })
  await getRuntime().billing.markPaidOutOfBand(invoiceId)

  await convergeOrder({ invoiceId })

  expect((await readOrder(orderId)).status).toBe('placed')
})

test('a subscription that names the order of another customer changes nothing', async () => {
  const { ministry, orderId, invoiceId } = await aPlacedOrder()
  await getRuntime().billing.markPaidOutOfBand(invoiceId)
  await Organisation.updateOne({ _id: ministry.id }, { $set: { stripeCustomerId: 'cus_of_somebody_else' } })

  await convergeOrder({ invoiceId })

  expect((await readOrder(orderId)).status).toBe('placed')
})

test('objects the payment service does not know, or that are not ours, are passed over', async () => {
  await convergeOrder({ invoiceId: 'in_unknown' })
  await convergeOrder({ subscriptionId: 'sub_unknown' })
  await convergeOrder({})
  expect(await Order.countDocuments()).toBe(0)
})

test('payments whose events were lost are found when all open orders are compared', async () => {
  const paid = await aPlacedOrder()
  const unpaid = await aPlacedOrder()
  await getRuntime().billing.markPaidOutOfBand(paid.invoiceId)

  await checkAllPayments()

  expect((await readOrder(paid.orderId)).status).toBe('active')
  expect((await readOrder(unpaid.orderId)).status).toBe('placed')
})

test('acceptance is in the history with its remarks', async () => {
  const { manager, orderId } = await anActiveOrder()
  await acceptOrder({ actor: manager, orderId, remarks: 'All seats were there.' })
  const { history } = await getOrder({ actor: manager, orderId })
  expect(history.at(-1)).toMatchObject({
    event: 'accepted',
    byName: manager.name,
    remarks: 'All seats were there.',
  })
})
