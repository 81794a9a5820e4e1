import { type ActionFunctionArgs } from '@remix-run/node'
import { receiveStripeEvent } from '#app/domain/orders/receive-stripe-event.server.ts'
import { placeOrder } from '#app/domain/orders/place-order.server.ts'
import { startBilling } from '#app/domain/orders/start-billing.server.ts'
import { StripeEvent } from '#app/domain/orders/stripe-event.model.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { action, loader } from '#app/routes/webhooks.stripe.ts'
import { expect, test } from '#tests/support/db.ts'
import { aPlacedOrder, aSanctionedOrder, readOrder } from '#tests/support/factories/orders.ts'
import { ledgerOf, postingsOf } from '#tests/support/factories/seats.ts'
import { aStripeEvent, deliver, doQueuedWork, signatureOf } from '#tests/support/stripe-webhooks.ts'

type Sent = { rawBody: string; signature?: string }

async function post({ rawBody, signature }: Sent): Promise<Response> {
  const request = new Request('http://localhost:3000/webhooks/stripe', {
    method: 'POST',
    body: rawBody,
    headers: signature === undefined ? {} : { 'Stripe-Signature': signature },
  })
  return await action({ request, params: {}, context: {} } as unknown as ActionFunctionArgs)
}

async function aPaidOrder() {
  const order = await aPlacedOrder()
  await getRuntime().billing.markPaidOutOfBand(order.invoiceId)
  return order
}

test('an event of the payment service is stored, answered, and acted on', async () => {
  const order = await aPaidOrder()

  const response = await post(aStripeEvent(order, { id: 'evt_one' }))

  expect(response.status).toBe(200)
  expect(await StripeEvent.findById('evt_one').lean()).toMatchObject({
    type: 'invoice.paid',
    objectId: order.invoiceId,
  })
  await doQueuedWork()
  expect((await readOrder(order.orderId)).status).toBe('active')
})

test.each([
  ['signed with another secret', { secret: 'whsec_of_a_stranger' }],
  ['ten minutes old', { ageInSeconds: 600 }],
])('an event that is %s is refused and changes nothing', async (_name, signing) => {
  const order = await aPaidOrder()

  const response = await post(aStripeEvent(order, signing))

  expect(response.status).toBe(400)
  expect(await response.text()).toContain('missing, wrong or too old')
  expect(await StripeEvent.countDocuments()).toBe(0)
  expect(await Job.countDocuments()).toBe(0)
  expect((await readOrder(order.orderId)).status).toBe('placed')
})

test('an event without a signature, or with one byte changed, is refused', async () => {
  const { rawBody, signature } = aStripeEvent(await aPaidOrder())

  expect((await post({ rawBody })).status).toBe(400)
  expect((await post({ rawBody: `${rawBody} `, signature })).status).toBe(400)
  expect((await post({ rawBody, signature: 'nonsense' })).status).toBe(400)
  expect(await StripeEvent.countDocuments()).toBe(0)
})

test('an event that is too large is refused before it is read to its end', async () => {
  expect((await post({ rawBody: 'x'.repeat(2_000_000), signature: 't=1,v1=a' })).status).toBe(413)
})

test('a repeated event is answered and does nothing', async () => {
  const order = await aPaidOrder()
  const event = aStripeEvent(order)
  await post(event)
  await doQueuedWork()

  const response = await post(event)

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ outcome: 'repeated' })
  expect(await StripeEvent.countDocuments()).toBe(1)
  expect(await Job.countDocuments({ status: 'waiting' })).toBe(0)
})

test('an event that arrives three times at once is stored once', async () => {
  const event = aStripeEvent(await aPaidOrder())

  const outcomes = await Promise.all([1, 2, 3].map(() => receiveStripeEvent(event)))

  expect(outcomes.sort()).toEqual(['received', 'repeated', 'repeated'])
  expect(await StripeEvent.countDocuments()).toBe(1)
})

test('an event whose kind is unknown is stored and leads to nothing', async () => {
  const rawBody = JSON.stringify({
    id: 'evt_unknown',
    object: 'event',
    type: 'something.new',
    data: { object: { id: 'x_1', object: 'novelty' } },
  })

  expect((await post({ rawBody, signature: signatureOf(rawBody) })).status).toBe(200)

  expect(await StripeEvent.findById('evt_unknown').lean()).toMatchObject({
    type: 'something.new',
    objectId: 'x_1',
  })
  expect(await Job.countDocuments()).toBe(0)
})

test('an event that says paid about an invoice that is not paid gives nothing', async () => {
  const order = await aPlacedOrder()
  await deliver(order, { type: 'invoice.paid' })

  expect((await readOrder(order.orderId)).status).toBe('placed')
  expect(await postingsOf(order.orderId)).toEqual([])
})

test('events in any order lead to the same state', async () => {
  const types = ['invoice.paid', 'invoice.finalized', 'customer.subscription.created', 'invoice.created']
  for (const order of [types, types.toReversed()]) {
    const bought = await aPaidOrder()
    for (const type of order) await deliver(bought, { type })
    expect((await readOrder(bought.orderId)).status).toBe('active')
    expect(await postingsOf(bought.orderId)).toEqual(['grant 3'])
  }
})

test('an event that comes before the placement is recorded leads to the same state', async () => {
  const { officer, orderId } = await aSanctionedOrder()
  const { subscriptionId, invoice } = await startBilling(await readOrder(orderId), officer.id)
  await deliver({ subscriptionId, invoiceId: invoice.invoiceId }, { type: 'invoice.finalized' })
  expect((await readOrder(orderId)).status).toBe('placed')

  await expect(placeOrder({ actor: officer, orderId })).rejects.toMatchObject({ code: 'conflict' })
  await getRuntime().billing.markPaidOutOfBand(invoice.invoiceId)
  await deliver({ subscriptionId, invoiceId: invoice.invoiceId })

  expect((await readOrder(orderId)).status).toBe('active')
  expect(await ledgerOf(orderId)).toMatchObject({ granted: 3, available: 3 })
})

test('the address answers nothing but POST', () => {
  expect(loader().status).toBe(405)
})
