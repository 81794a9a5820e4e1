import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aCatalogue, aSandbox, aSubscription, clientOf } from './support/sandbox.ts'

const post = (
  apiBase: string,
  secretKey: string,
  path: string,
  body: string,
  headers: Record<string, string> = {},
) =>
  fetch(apiBase + path, {
    method: 'POST',
    body,
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
  })

test('without the key or with another one nothing is answered', async () => {
  const sandbox = await aSandbox()

  const keyless = await fetch(`${sandbox.apiBase}/v1/customers`)
  const odd = clientOf(sandbox, 'sk_test_someoneElsesKeyThatIsLong')

  expect(keyless.status).toBe(401)
  expect(await keyless.json()).toMatchObject({
    error: { type: 'invalid_request_error', message: expect.stringContaining('did not provide an API key') },
  })
  await expect(odd.customers.list()).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
  await expect(odd.customers.list()).rejects.not.toThrow('someoneElsesKey')
})

test('a route that does not exist is a 404, whatever the method', async () => {
  const { stripe, apiBase, secretKey } = await aSandbox()

  await expect(stripe.coupons.list()).rejects.toMatchObject({
    statusCode: 404,
    message: expect.stringContaining('Unrecognized request URL (GET: /v1/coupons)'),
  })
  await expect(stripe.paymentIntents.create({ amount: 1, currency: 'inr' })).rejects.toMatchObject({
    statusCode: 404,
  })
  expect((await post(apiBase, secretKey, '/v1/events', '')).status).toBe(404)
})

test('a parameter the server does not know is refused, never ignored', async () => {
  const { stripe } = await aSandbox()
  const { customer, price } = await aCatalogue(stripe)

  await expect(stripe.customers.create({ name: 'X', balance: 5 })).rejects.toMatchObject({
    statusCode: 400,
    code: 'parameter_unknown',
    param: 'balance',
    message: 'Received unknown parameter: balance',
  })
  const withTrial = stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id, discounts: [{ coupon: 'half' }] }],
    collection_method: 'send_invoice',
    days_until_due: 1,
  })
  await expect(withTrial).rejects.toMatchObject({ code: 'parameter_unknown', param: 'items[0][discounts]' })
  await expect(stripe.customers.list({ colour: 'red' } as Stripe.CustomerListParams)).rejects.toMatchObject({
    code: 'parameter_unknown',
  })
})

test('a value outside what is implemented is refused with the name of the parameter', async () => {
  const { stripe } = await aSandbox()
  const { product } = await aCatalogue(stripe)
  const base = { product: product.id, unit_amount: 100 } as const
  const refused = (param: string) => ({ type: 'StripeInvalidRequestError', statusCode: 400, param })

  const monthly = stripe.prices.create({ ...base, currency: 'inr', recurring: { interval: 'month' } })
  await expect(monthly).rejects.toMatchObject(refused('recurring[interval]'))
  const dollars = stripe.prices.create({ ...base, currency: 'usd', recurring: { interval: 'year' } })
  await expect(dollars).rejects.toMatchObject(refused('currency'))
  const inclusive = stripe.taxRates.create({ display_name: 'GST', percentage: 18, inclusive: true })
  await expect(inclusive).rejects.toMatchObject(refused('inclusive'))
})

test('missing, empty and malformed parameters carry the codes of Stripe', async () => {
  const { stripe, apiBase, secretKey } = await aSandbox()
  const errorOf = async (path: string, body: string) =>
    ((await (await post(apiBase, secretKey, path, body)).json()) as { error: Record<string, string> }).error

  await expect(stripe.products.create({ name: '' })).rejects.toMatchObject({
    code: 'parameter_invalid_empty',
    param: 'name',
  })
  expect(await errorOf('/v1/products', '')).toMatchObject({ code: 'parameter_missing', param: 'name' })
  expect(await errorOf('/v1/prices', 'currency=inr&product=p&unit_amount=1.5')).toMatchObject({
    code: 'parameter_invalid_integer',
    param: 'unit_amount',
  })
  expect(await errorOf('/v1/products', 'name=a&active=yes')).toMatchObject({ param: 'active' })
  expect(await errorOf('/v1/products', 'name=a&name=b')).toMatchObject({ param: 'name' })
  expect(await errorOf('/v1/products', 'name[deep]=a')).toMatchObject({ param: 'name' })
  expect(await errorOf('/v1/products', '__proto__[x]=a&name=b')).toMatchObject({ code: 'parameter_unknown' })
})

test('a missing object is a 404 in the address and a 400 in a parameter', async () => {
  const { stripe } = await aSandbox()
  const { price } = await aCatalogue(stripe)

  await expect(stripe.invoices.retrieve('in_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    param: 'id',
    message: "No such invoice: 'in_none'",
  })
  const orphan = stripe.subscriptions.create({
    customer: 'cus_none',
    items: [{ price: price.id }],
    collection_method: 'send_invoice',
    days_until_due: 1,
  })
  await expect(orphan).rejects.toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'customer' })
})

test('another version of the API and connected accounts are refused', async () => {
  const { stripe } = await aSandbox()

  await expect(stripe.customers.list({}, { apiVersion: '2019-01-01' })).rejects.toThrow(
    'Invalid Stripe API version',
  )
  await expect(stripe.customers.list({}, { stripeAccount: 'acct_1' })).rejects.toMatchObject({
    statusCode: 403,
  })
})

test('lists page from the newest to the oldest in both directions', async () => {
  const { stripe } = await aSandbox()
  const made: string[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e']) made.unshift((await stripe.customers.create({ name })).id)

  const first = await stripe.customers.list({ limit: 2 })
  const second = await stripe.customers.list({ limit: 2, starting_after: first.data[1]!.id })
  const third = await stripe.customers.list({ limit: 2, starting_after: second.data[1]!.id })
  const back = await stripe.customers.list({ limit: 2, ending_before: third.data[0]!.id })

  const ids = [first, second, third].flatMap(({ data }) => data.map(({ id }) => id))
  expect(ids).toEqual(made)
  expect([first.has_more, second.has_more, third.has_more]).toEqual([true, true, false])
  expect(back.data.map(({ id }) => id)).toEqual(second.data.map(({ id }) => id))
  expect(back.has_more).toBe(true)
  const all = await stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 })
  expect(all.map(({ id }) => id)).toEqual(made)
  await expect(stripe.customers.list({ limit: 101 })).rejects.toMatchObject({ param: 'limit' })
  await expect(stripe.customers.list({ starting_after: 'cus_none' })).rejects.toMatchObject({
    param: 'starting_after',
  })
})

test('ids are expanded along a path, in objects and in lists, and only where Stripe can', async () => {
  const { stripe } = await aSandbox()
  const { subscription, customer, product } = await aSubscription(stripe)

  const expanded = await stripe.subscriptions.retrieve(subscription.id, {
    expand: ['latest_invoice.customer', 'items.data.price.product'],
  })
  const listed = await stripe.invoices.list({ expand: ['data.customer'] })

  expect(expanded.latest_invoice).toMatchObject({ object: 'invoice', customer: { id: customer.id } })
  expect(expanded.items.data[0]?.price.product).toMatchObject({ id: product.id, name: 'Noting and drafting' })
  expect(listed.data[0]?.customer).toMatchObject({ email: 'accounts@examples.gov.example' })
  const odd = stripe.subscriptions.retrieve(subscription.id, { expand: ['default_payment_method'] })
  await expect(odd).rejects.toThrow('This property cannot be expanded (default_payment_method).')
})

test('the same key and body give the same answer and do the work once', async () => {
  const { stripe } = await aSandbox()
  const options = { idempotencyKey: 'order-7' }

  const first = await stripe.customers.create({ name: 'Once', metadata: { a: '1', b: '2' } }, options)
  const again = await stripe.customers.create({ metadata: { b: '2', a: '1' }, name: 'Once' }, options)

  expect(again.id).toBe(first.id)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect((await stripe.customers.list()).data).toHaveLength(1)
})

test('the same key with another body or address is an idempotency error', async () => {
  const { stripe } = await aSandbox()
  const options = { idempotencyKey: 'order-7' }
  await stripe.customers.create({ name: 'Once' }, options)

  const otherBody = stripe.customers.create({ name: 'Twice' }, options)
  const otherAddress = stripe.products.create({ name: 'Once' }, options)

  await expect(otherBody).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
  await expect(otherBody).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('same parameters'),
  })
  await expect(otherAddress).rejects.toThrow('same endpoint')
})

test('a key repeats a failure of the work but not a malformed request', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId } = await aSubscription(stripe)
  const options = { idempotencyKey: 'void-1' }
  await expect(stripe.invoices.voidInvoice(invoiceId, {}, options)).rejects.toMatchObject({ statusCode: 400 })
  await stripe.invoices.finalizeInvoice(invoiceId)

  await expect(stripe.invoices.voidInvoice(invoiceId, {}, options)).rejects.toThrow("isn't open")
  const malformed = { idempotencyKey: 'product-1' }
  await expect(stripe.products.create({ name: '' }, malformed)).rejects.toThrow()
  expect(await stripe.products.create({ name: 'Now named' }, malformed)).toMatchObject({ name: 'Now named' })
})

test('a key is forgotten after a day', async () => {
  const clock = { now: new Date('2026-06-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => clock.now })
  const first = await stripe.customers.create({ name: 'Once' }, { idempotencyKey: 'k' })

  clock.now = new Date('2026-06-02T00:00:01Z')
  passTime()
  const second = await stripe.customers.create({ name: 'Other' }, { idempotencyKey: 'k' })

  expect(second.id).not.toBe(first.id)
})
