import { type Role } from '#app/domain/access/roles.ts'
import { acceptOrder } from '#app/domain/orders/accept-order.server.ts'
import { cancelOrder } from '#app/domain/orders/cancel-order.server.ts'
import { checkPayment } from '#app/domain/orders/check-payment.server.ts'
import { closeOrder } from '#app/domain/orders/close-order.server.ts'
import { correctOrder } from '#app/domain/orders/correct-order.server.ts'
import { getOrder } from '#app/domain/orders/get-order.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { ORDER_STATUSES, type OrderStatus } from '#app/domain/orders/order.schema.ts'
import { placeOrder } from '#app/domain/orders/place-order.server.ts'
import { recordComparison, recordNeed, sendForSanction } from '#app/domain/orders/raise-order.server.ts'
import { returnOrder, sanctionOrder } from '#app/domain/orders/sanction-order.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aRaisedOrder,
  aSanctionedOrder,
  anActiveOrder,
  COMPARISON,
  NEED,
  officials,
  readOrder,
} from '#tests/support/factories/orders.ts'
import { anActor } from '#tests/support/factories/people.ts'

type Step = {
  from: OrderStatus[]
  roles: Role[]
  take: (input: { actor: Actor; orderId: string }) => Promise<unknown>
}
const remarks = 'For reasons that were imagined.'

/** Every step: from which statuses, by which roles. Whatever is not listed must be refused. */
const STEPS: Record<string, Step> = {
  'record the need': {
    from: ['draft', 'returned'],
    roles: ['procurement_officer'],
    take: (input) => inTransaction(() => recordNeed({ ...input, remarks })),
  },
  'record the comparison': {
    from: ['need_recorded'],
    roles: ['procurement_officer'],
    take: (input) => inTransaction(() => recordComparison({ ...input, remarks })),
  },
  'send for sanction': {
    from: ['compared'],
    roles: ['procurement_officer'],
    take: (input) => inTransaction(() => sendForSanction(input)),
  },
  correct: {
    from: ['returned'],
    roles: ['procurement_officer'],
    take: (input) => correctOrder({ ...input, seats: 2, need: NEED, comparison: COMPARISON }),
  },
  sanction: {
    from: ['sent_for_sanction'],
    roles: ['sanctioning_authority'],
    take: (input) => sanctionOrder({ ...input, reference: 'A-1/2026' }),
  },
  return: {
    from: ['sent_for_sanction'],
    roles: ['sanctioning_authority'],
    take: (input) => returnOrder({ ...input, remarks }),
  },
  place: { from: ['sanctioned'], roles: ['procurement_officer'], take: placeOrder },
  accept: { from: ['active'], roles: ['procurement_officer', 'training_manager'], take: acceptOrder },
  cancel: {
    from: ['draft', 'need_recorded', 'compared', 'sent_for_sanction', 'returned', 'sanctioned'],
    roles: ['procurement_officer'],
    take: (input) => cancelOrder({ ...input, remarks }),
  },
}
const steps = Object.entries(STEPS)
const ROLES: Role[] = [
  'procurement_officer',
  'sanctioning_authority',
  'training_manager',
  'learner',
  'auditor',
]

test.each(steps)(
  'to %s is possible from its statuses and from no other',
  async (_name, { from, roles, take }) => {
    const { ministry, orderId } = await aRaisedOrder()
    const [role] = roles
    const actor = await anActor(ministry, role ? [role] : [])
    for (const status of ORDER_STATUSES) {
      await Order.updateOne({ _id: orderId }, { $set: { status, billing: null } })
      const taking = take({ actor, orderId })
      if (from.includes(status)) await taking
      else {
        await expect(taking, status).rejects.toMatchObject({ code: 'conflict', key: 'buy:refusals.status' })
        expect((await readOrder(orderId)).status).toBe(status)
      }
    }
  },
)

test.each(steps)('to %s is for its roles only', async (_name, { from, roles, take }) => {
  const { ministry, orderId } = await aRaisedOrder()
  for (const role of ROLES.filter((one) => !roles.includes(one))) {
    await Order.updateOne({ _id: orderId }, { $set: { status: from[0] } })
    await expect(take({ actor: await anActor(ministry, [role]), orderId }), role).rejects.toMatchObject({
      code: 'forbidden',
    })
  }
  expect((await readOrder(orderId)).status).toBe(from[0])
})

test.each(steps)(
  'to %s an order of another ministry is as if it did not exist',
  async (_name, { from, roles, take }) => {
    const { orderId } = await aRaisedOrder()
    const { ministry } = await officials()
    await Order.updateOne({ _id: orderId }, { $set: { status: from[0] } })
    for (const role of roles)
      await expect(take({ actor: await anActor(ministry, [role]), orderId })).rejects.toMatchObject({
        code: 'not_found',
      })
  },
)

test('the officer who raised an order cannot sanction or return it, whatever their other roles', async () => {
  const by = await officials()
  const both = await anActor(by.ministry, ['procurement_officer', 'sanctioning_authority'])
  const { orderId } = await aRaisedOrder({ by: { ...by, officer: both } })

  const refusal = { code: 'forbidden', key: 'buy:refusals.raiserCannotSanction' }
  await expect(sanctionOrder({ actor: both, orderId, reference: 'A-1/2026' })).rejects.toMatchObject(refusal)
  await expect(returnOrder({ actor: both, orderId, remarks })).rejects.toMatchObject(refusal)
  expect(await getOrder({ actor: both, orderId })).toMatchObject({ isKeptOut: true, steps: ['cancel'] })
})

test('whoever corrected an order cannot sanction it either', async () => {
  const { ministry, authority, orderId } = await aRaisedOrder()
  const both = await anActor(ministry, ['procurement_officer', 'sanctioning_authority'])
  await returnOrder({ actor: authority, orderId, remarks })
  await correctOrder({ actor: both, orderId, seats: 1, need: NEED, comparison: COMPARISON })

  await expect(sanctionOrder({ actor: both, orderId, reference: 'A-1/2026' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('whoever sanctioned an order cannot accept its delivery', async () => {
  const by = await officials()
  const both = await anActor(by.ministry, ['sanctioning_authority', 'training_manager'])
  const { orderId } = await anActiveOrder({ by: { ...by, authority: both } })

  await expect(acceptOrder({ actor: both, orderId })).rejects.toMatchObject({
    code: 'forbidden',
    key: 'buy:refusals.sanctionerCannotAccept',
  })
  await acceptOrder({ actor: by.officer, orderId })
  expect((await readOrder(orderId)).status).toBe('accepted')
})

test('two authorities who decide at once leave one decision', async () => {
  const { ministry, authority, orderId } = await aRaisedOrder()
  const other = await anActor(ministry, ['sanctioning_authority'])

  const results = await Promise.allSettled([
    sanctionOrder({ actor: authority, orderId, reference: 'A-1/2026' }),
    returnOrder({ actor: other, orderId, remarks }),
  ])

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { history } = await readOrder(orderId)
  expect(history).toHaveLength(5)
})

test('an order shows the number of the sanction order and who gave it', async () => {
  const { officer, authority, orderId } = await aSanctionedOrder()
  const { history } = await getOrder({ actor: officer, orderId })
  expect(history.at(-1)).toMatchObject({
    event: 'sanctioned',
    byName: authority.name,
    reference: 'A-11011/1/2026-Trg',
  })
})

test('an accepted order is closed when its time is over, not before', async () => {
  const { officer, manager, orderId } = await anActiveOrder()
  await acceptOrder({ actor: manager, orderId, remarks: 'Seats seen.' })
  await expect(closeOrder({ actor: officer, orderId })).rejects.toMatchObject({
    code: 'conflict',
    key: 'buy:refusals.stillRunning',
  })
  await Order.updateOne({ _id: orderId }, { $set: { validUntil: new Date(Date.now() - 1000) } })

  await closeOrder({ actor: officer, orderId })

  expect((await readOrder(orderId)).status).toBe('closed')
})

test('there is no payment to check before an order is placed', async () => {
  const { officer, orderId } = await aSanctionedOrder()
  await expect(checkPayment({ actor: officer, orderId })).rejects.toMatchObject({ code: 'conflict' })
})
