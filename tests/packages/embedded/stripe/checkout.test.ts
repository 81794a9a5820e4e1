import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aCatalogue, aReceiver, aSandbox } from './support/sandbox.ts'

const SUCCESS = 'http://shop.example/thanks?session={CHECKOUT_SESSION_ID}'
const onTheSpot = (amount: number, quantity = 1): Stripe.Checkout.SessionCreateParams.LineItem => ({
  price_data: { currency: 'inr', product_data: { name: 'A workshop' }, unit_amount: amount },
  quantity,
})

const send = (url: string, action: 'pay' | 'decline', form: Record<string, string> = {}) =>
  fetch(`${url}/${action}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })

test('a one-time payment is made on the page and comes back with the id of its session', async () => {
  const receiver = await aReceiver()
  const { stripe } = await aSandbox({ webhookUrl: receiver.url })
  const open = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [onTheSpot(50_000, 2)],
    success_url: SUCCESS,
    cancel_url: 'http://shop.example/basket',
    client_reference_id: 'basket-7',
    metadata: { basket: '7' },
    payment_intent_data: { metadata: { ledger: 'A' } },
  })
  expect(open).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 100_000,
    customer: null,
  })

  const page = await (await fetch(open.url ?? '')).text()
  const paid = await send(open.url ?? '', 'pay', { email: 'accounts@ministry.example', name: 'Ministry' })

  expect(page).toContain('Pay ₹1,000.00')
  expect(page).toContain('Sandbox.')
  expect(page).toContain('href="http://shop.example/basket"')
  expect(paid.status).toBe(303)
  expect(paid.headers.get('location')).toBe(`http://shop.example/thanks?session=${open.id}`)
  const session = await stripe.checkout.sessions.retrieve(open.id, {
    expand: ['payment_intent', 'line_items'],
  })
  expect(session).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    client_reference_id: 'basket-7',
    customer: null,
    customer_details: { email: 'accounts@ministry.example', name: 'Ministry' },
    payment_intent: { status: 'succeeded', amount: 100_000, metadata: { ledger: 'A' } },
    line_items: { data: [{ description: 'A workshop', quantity: 2, amount_total: 100_000 }] },
  })
  const { data } = await stripe.events.list({ type: 'checkout.session.completed' })
  expect(data.map(({ data: { object } }) => object)).toMatchObject([{ id: open.id, status: 'complete' }])
})

test('a subscription is bought on the page: active, its first invoice paid, charged again by itself', async () => {
  const now = { date: new Date('2026-06-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => now.date })
  const { customer, price, taxRate } = await aCatalogue(stripe)
  const open = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 3 }],
    subscription_data: { metadata: { orderId: 'order-9' }, default_tax_rates: [taxRate.id] },
    success_url: SUCCESS,
  })
  expect(open).toMatchObject({
    amount_subtotal: 450_000,
    amount_total: 531_000,
    total_details: { amount_tax: 81_000 },
  })

  await send(open.url ?? '', 'pay')

  const session = await stripe.checkout.sessions.retrieve(open.id, { expand: ['subscription', 'invoice'] })
  expect(session).toMatchObject({
    status: 'complete',
    customer: customer.id,
    payment_intent: null,
    subscription: {
      status: 'active',
      collection_method: 'charge_automatically',
      metadata: { orderId: 'order-9' },
    },
    invoice: { status: 'paid', total: 531_000, billing_reason: 'subscription_create' },
  })
  now.date = new Date('2027-06-01T01:00:01Z')
  passTime()
  now.date = new Date('2027-06-01T02:00:02Z')
  passTime()
  const invoices = (await stripe.invoices.list({ customer: customer.id })).data
  expect(invoices.map(({ status, billing_reason: reason }) => [reason, status])).toEqual([
    ['subscription_cycle', 'paid'],
    ['subscription_create', 'paid'],
  ])
})

test('an invoice may follow a one-time payment, for a customer made on the way', async () => {
  const { stripe } = await aSandbox()
  const open = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [onTheSpot(70_000)],
    invoice_creation: { enabled: true, invoice_data: { footer: 'With thanks' } },
    tax_id_collection: { enabled: true },
    customer_email: 'accounts@ministry.example',
    success_url: SUCCESS,
  })

  const wrong = await send(open.url ?? '', 'pay', { name: 'Ministry of Examples', gstin: 'nonsense' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('A GSTIN has 15 letters and digits')
  await send(open.url ?? '', 'pay', { name: 'Ministry of Examples', gstin: '07aaagm0289c1zl' })

  const session = await stripe.checkout.sessions.retrieve(open.id, {
    expand: ['customer', 'invoice', 'payment_intent'],
  })
  expect(session).toMatchObject({
    customer: { name: 'Ministry of Examples', email: 'accounts@ministry.example' },
    customer_details: { tax_ids: [{ type: 'in_gst', value: '07AAAGM0289C1ZL' }] },
    invoice: {
      status: 'paid',
      total: 70_000,
      footer: 'With thanks',
      collection_method: 'charge_automatically',
    },
    payment_intent: { status: 'succeeded' },
  })
})

test('a declined card buys nothing and may be tried again with the same intent', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)
  const open = await stripe.checkout.sessions.create({
    mode: 'payment',
    customer: customer.id,
    line_items: [onTheSpot(10_000)],
    success_url: SUCCESS,
  })

  const declined = await send(open.url ?? '', 'decline')
  const between = await stripe.checkout.sessions.retrieve(open.id, { expand: ['payment_intent'] })
  await send(open.url ?? '', 'pay')
  const after = await stripe.checkout.sessions.retrieve(open.id, { expand: ['payment_intent'] })

  expect(declined.status).toBe(402)
  expect(await declined.text()).toContain('The payment was declined')
  expect(between).toMatchObject({ status: 'open', payment_intent: { status: 'requires_payment_method' } })
  const idOf = ({ payment_intent: intent }: Stripe.Checkout.Session) => (intent as Stripe.PaymentIntent).id
  expect(after).toMatchObject({ status: 'complete', payment_intent: { status: 'succeeded' } })
  expect(idOf(after)).toBe(idOf(between))
})

test('a person changes the quantity within its bounds and sees the new amount before paying it', async () => {
  const { stripe } = await aSandbox()
  const { customer, price } = await aCatalogue(stripe)
  const open = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [
      { price: price.id, quantity: 5, adjustable_quantity: { enabled: true, minimum: 2, maximum: 10 } },
    ],
    success_url: SUCCESS,
  })
  const { data } = await stripe.checkout.sessions.listLineItems(open.id)
  const line = data[0]?.id ?? ''

  const tooMany = await send(open.url ?? '', 'pay', { [line]: '11' })
  const changed = await send(open.url ?? '', 'pay', { [line]: '7' })
  expect((await stripe.checkout.sessions.retrieve(open.id)).status).toBe('open')
  await send(open.url ?? '', 'pay', { [line]: '7' })

  expect(await changed.text()).toContain('Pay ₹10,500.00')
  expect(tooMany.status).toBe(422)
  expect(await tooMany.text()).toContain('Choose a quantity from 2 to 10.')
  const session = await stripe.checkout.sessions.retrieve(open.id, { expand: ['subscription'] })
  expect(session.amount_total).toBe(7 * 150_000)
  expect((session.subscription as Stripe.Subscription).items.data[0]?.quantity).toBe(7)
})

test('a session expires by hand or after its time, and is paid once', async () => {
  const now = { date: new Date('2026-06-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => now.date })
  const create = () =>
    stripe.checkout.sessions.create({
      mode: 'payment',
      customer_email: 'a@ministry.example',
      line_items: [onTheSpot(10_000)],
      success_url: SUCCESS,
    })
  const [byHand, byTime, paid] = [await create(), await create(), await create()]

  expect(await stripe.checkout.sessions.expire(byHand.id)).toMatchObject({ status: 'expired', url: null })
  await expect(stripe.checkout.sessions.expire(byHand.id)).rejects.toThrow('status of expired')
  expect((await send(byHand.url ?? '', 'pay')).status).toBe(410)
  await send(paid.url ?? '', 'pay')
  const again = await send(paid.url ?? '', 'pay')
  expect(again.headers.get('location')).toContain(paid.id)
  now.date = new Date('2026-06-02T00:00:01Z')
  passTime()

  expect(await stripe.checkout.sessions.retrieve(byTime.id)).toMatchObject({ status: 'expired' })
  expect((await stripe.events.list({ type: 'checkout.session.expired' })).data).toHaveLength(2)
  const open = (await stripe.checkout.sessions.list({ status: 'complete' })).data.map(({ id }) => id)
  expect(open).toEqual([paid.id])
})

test('what cannot be bought so is refused when the session is made', async () => {
  const { stripe } = await aSandbox()
  const { customer, price } = await aCatalogue(stripe)
  const base = { success_url: SUCCESS, line_items: [{ price: price.id, quantity: 1 }] }
  const create = (params: Stripe.Checkout.SessionCreateParams) => stripe.checkout.sessions.create(params)

  await expect(create({ ...base, mode: 'setup' })).rejects.toMatchObject({ param: 'mode' })
  await expect(create({ ...base, mode: 'payment' })).rejects.toThrow('passed a recurring price')
  await expect(create({ ...base, mode: 'subscription', line_items: [onTheSpot(10)] })).rejects.toThrow(
    'at least one recurring price',
  )
  await expect(
    create({ ...base, mode: 'subscription', automatic_tax: { enabled: true } }),
  ).rejects.toMatchObject({ code: 'parameter_unknown', param: 'automatic_tax' })
  await expect(
    create({ ...base, mode: 'subscription', customer: customer.id, customer_email: 'a@b.example' }),
  ).rejects.toMatchObject({ code: 'parameters_exclusive' })
  await expect(
    create({ ...base, mode: 'subscription', customer: customer.id, tax_id_collection: { enabled: true } }),
  ).rejects.toThrow('customer_update[name]')
  await expect(
    create({ ...base, mode: 'subscription', expires_at: Math.floor(Date.now() / 1000) + 60 }),
  ).rejects.toMatchObject({ param: 'expires_at' })
  await expect(create({ ...base, mode: 'subscription', success_url: 'thanks' })).rejects.toMatchObject({
    code: 'url_invalid',
    param: 'success_url',
  })
})
