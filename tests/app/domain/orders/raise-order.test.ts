import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { findBrokenAuditEntry } from '#app/domain/audit/record-audit.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { correctOrder } from '#app/domain/orders/correct-order.server.ts'
import { getOrder } from '#app/domain/orders/get-order.server.ts'
import { listOrders } from '#app/domain/orders/list-orders.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { quoteOrder } from '#app/domain/orders/quote-order.server.ts'
import { raiseOrder } from '#app/domain/orders/raise-order.server.ts'
import { returnOrder, sanctionOrder } from '#app/domain/orders/sanction-order.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { anOffering } from '#tests/support/factories/offerings.ts'
import { aRaisedOrder, COMPARISON, NEED, officials, readOrder } from '#tests/support/factories/orders.ts'
import { anActor, anAuthor } from '#tests/support/factories/people.ts'

const words = { need: NEED, comparison: COMPARISON }

test('an officer raises an order, which is priced, numbered and sent for sanction', async () => {
  const { officer } = await officials()
  const { courseId } = await anOffering({ pricePerSeatPerYearInPaise: 123_450 })

  const { orderId } = await raiseOrder({ actor: officer, courseId, seats: 7, ...words })

  const order = await getOrder({ actor: officer, orderId })
  expect(order).toMatchObject({
    status: 'sent_for_sanction',
    seats: 7,
    subtotalInPaise: 864_150,
    gstInPaise: 155_547,
    totalInPaise: 1_019_697,
    need: NEED,
    comparison: COMPARISON,
    steps: ['cancel'],
  })
  expect(order.number).toMatch(/^KMS\/20\d\d-\d\d\/000001$/)
  expect(order.history.map(({ event, byName }) => [event, byName])).toEqual(
    ['draft', 'need_recorded', 'compared', 'sent_for_sanction'].map((event) => [event, officer.name]),
  )
})

test('every step of an order is in the audit chain of the ministry', async () => {
  const { ministry, orderId } = await aRaisedOrder()
  const entries = await AuditEntry.find({ subjectId: orderId }).sort({ sequence: 1 }).lean()

  expect(entries.map(({ action, chain }) => [action, chain])).toEqual(
    ['order.draft', 'order.need_recorded', 'order.compared', 'order.sent_for_sanction'].map((action) => [
      action,
      ministry.id,
    ]),
  )
  expect(await findBrokenAuditEntry(ministry.id)).toBeNull()
})

test('orders raised at the same moment get numbers without a gap or a repetition', async () => {
  const by = await officials()
  const { courseId } = await anOffering()

  await Promise.all(
    Array.from({ length: 5 }, () => raiseOrder({ actor: by.officer, courseId, seats: 1, ...words })),
  )

  const numbers = (await Order.find().lean()).map(({ number }) => Number(number.slice(-6)))
  expect(numbers.sort()).toEqual([1, 2, 3, 4, 5])
})

test('an order that is refused uses up no number', async () => {
  const { officer } = await officials()
  const { courseId } = await anOffering()
  const offered = { actor: officer, courseId, seats: 1 }

  await expect(raiseOrder({ ...offered, need: NEED, comparison: 'short' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const { orderId } = await raiseOrder({ ...offered, ...words })

  expect((await readOrder(orderId)).number).toMatch(/000001$/)
})

test.each([0, -1, 1.5, 100_001, Number.NaN])('%s seats cannot be ordered', async (seats) => {
  const { officer } = await officials()
  const { courseId } = await anOffering()
  await expect(raiseOrder({ actor: officer, courseId, seats, ...words })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(await Order.countDocuments()).toBe(0)
})

test('a price that changed while the officer was writing is shown to them before they order', async () => {
  const { officer } = await officials()
  const { courseId } = await anOffering({ pricePerSeatPerYearInPaise: 100_000 })
  await Offering.updateOne({ courseId }, { $set: { pricePerSeatPerYearInPaise: 120_000 } })

  await expect(
    raiseOrder({ actor: officer, courseId, seats: 1, shownPriceInPaise: 100_000, ...words }),
  ).rejects.toMatchObject({ code: 'conflict', key: 'buy:refusals.priceChanged' })
})

test('a later change of price does not reach an order that was raised', async () => {
  const { officer, orderId, courseId } = await aRaisedOrder({ seats: 1, pricePerSeatPerYearInPaise: 100_000 })
  await Offering.updateOne({ courseId }, { $set: { pricePerSeatPerYearInPaise: 999_900 } })

  expect(await getOrder({ actor: officer, orderId })).toMatchObject({ totalInPaise: 118_000 })
})

test('what is not on sale cannot be ordered', async () => {
  const { officer } = await officials()
  const { courseId, slug } = await anOffering({ isOnSale: false })

  for (const attempt of [
    () => raiseOrder({ actor: officer, courseId, seats: 1, ...words }),
    () => raiseOrder({ actor: officer, courseId: 'f'.repeat(24), seats: 1, ...words }),
    () => quoteOrder({ actor: officer, slug, seats: 1 }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found', key: 'buy:refusals.notOnSale' })
})

test.each(['sanctioning_authority', 'training_manager', 'learner', 'auditor'] as const)(
  'a %s cannot raise an order',
  async (role) => {
    const { ministry } = await officials()
    const { courseId } = await anOffering()
    const actor = await anActor(ministry, [role])
    await expect(raiseOrder({ actor, courseId, seats: 1, ...words })).rejects.toMatchObject({
      code: 'forbidden',
    })
  },
)

test('an order that came back is corrected and sent again under its number and price', async () => {
  const { officer, authority, orderId } = await aRaisedOrder({
    seats: 3,
    pricePerSeatPerYearInPaise: 100_000,
  })
  const { number } = await readOrder(orderId)
  await returnOrder({ actor: authority, orderId, remarks: 'Ask for fewer seats, please.' })
  expect(await getOrder({ actor: officer, orderId })).toMatchObject({
    status: 'returned',
    returnRemarks: 'Ask for fewer seats, please.',
    steps: ['correct', 'cancel'],
  })

  await correctOrder({
    actor: officer,
    orderId,
    seats: 2,
    need: `${NEED} Two suffice.`,
    comparison: COMPARISON,
  })

  const order = await getOrder({ actor: authority, orderId })
  expect(order).toMatchObject({
    number,
    status: 'sent_for_sanction',
    seats: 2,
    totalInPaise: 236_000,
    need: `${NEED} Two suffice.`,
    steps: ['sanction', 'return'],
  })
  expect(order.history.map(({ event, seats }) => `${event} ${seats}`)).toEqual([
    'draft 3',
    'need_recorded 3',
    'compared 3',
    'sent_for_sanction 3',
    'returned 3',
    'need_recorded 2',
    'compared 2',
    'sent_for_sanction 2',
  ])
})

test('only an order that came back can be corrected', async () => {
  const { officer, authority, orderId } = await aRaisedOrder()
  const correction = { actor: officer, orderId, seats: 1, ...words }
  await expect(correctOrder(correction)).rejects.toMatchObject({ code: 'conflict' })
  await sanctionOrder({ actor: authority, orderId, reference: 'A-1/2026' })
  await expect(correctOrder(correction)).rejects.toMatchObject({ code: 'conflict' })
})

test('the list shows first what waits for the person who looks', async () => {
  const by = await officials()
  const older = await aRaisedOrder({ by })
  const newer = await aRaisedOrder({ by })
  await returnOrder({ actor: by.authority, orderId: newer.orderId, remarks: 'Compare with one more.' })

  const idsFor = async (actor: typeof by.officer) => (await listOrders({ actor })).waiting.map(({ id }) => id)

  expect(await idsFor(by.officer)).toEqual([newer.orderId])
  expect(await idsFor(by.authority)).toEqual([older.orderId])
  expect(await idsFor(by.manager)).toEqual([])
  expect((await listOrders({ actor: by.manager })).items.map(({ id }) => id)).toEqual([
    newer.orderId,
    older.orderId,
  ])
})

test('another ministry sees nothing of an order', async () => {
  const { orderId } = await aRaisedOrder()
  const stranger = (await officials()).officer

  await expect(getOrder({ actor: stranger, orderId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await listOrders({ actor: stranger })).toMatchObject({ waiting: [], items: [], total: 0 })
  await expect(listOrders({ actor: await anAuthor() })).rejects.toMatchObject({ code: 'forbidden' })
})
