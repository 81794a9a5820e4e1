import { expect, test } from 'vitest'
import { startRecordingProxy, type Exchange } from '#tests/support/recording-proxy.ts'
import { stripeEventMismatches, stripeMismatches } from '#tests/support/recording-stripe.ts'
import { mismatches } from './support/declared-shapes.ts'
import { aReceiver, aSandbox, aSubscription, clientOf } from './support/sandbox.ts'

const sampleOf = async ({ apiBase, secretKey }: { apiBase: string; secretKey: string }, path: string) => {
  const answer = await fetch(`${apiBase}${path}`, { headers: { authorization: `Bearer ${secretKey}` } })
  return (await answer.json()) as Record<string, unknown> & { data: Record<string, unknown>[] }
}

test('every object on the wire has exactly the fields and types Stripe declares for this version', async () => {
  const receiver = await aReceiver()
  const sandbox = await aSandbox({ webhookUrl: receiver.url })
  const { stripe } = sandbox
  const { customer, product, price, taxRate, subscription, invoiceId } = await aSubscription(stripe)
  const taxId = await stripe.customers.createTaxId(customer.id, { type: 'in_gst', value: '07AAAGM0289C1ZL' })
  const get = (path: string) => sampleOf(sandbox, path)
  const draft = await get(`/v1/invoices/${invoiceId}`)
  await stripe.invoices.finalizeInvoice(invoiceId)
  const open = await get(`/v1/invoices/${invoiceId}`)
  await stripe.invoices.pay(invoiceId, { paid_out_of_band: true })
  const item = subscription.items.data[0]!.id
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item, quantity: 5 }],
    proration_behavior: 'always_invoice',
  })
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
  const scheduled = await get(
    `/v1/subscriptions/${subscription.id}?expand[]=latest_invoice&expand[]=customer`,
  )
  await stripe.subscriptions.cancel(subscription.id)

  expect(mismatches('Customer', await get(`/v1/customers/${customer.id}`))).toEqual([])
  expect(mismatches('TaxId', await get(`/v1/customers/${customer.id}/tax_ids/${taxId.id}`))).toEqual([])
  expect(mismatches('Product', await get(`/v1/products/${product.id}`))).toEqual([])
  expect(mismatches('Price', await get(`/v1/prices/${price.id}`))).toEqual([])
  expect(mismatches('TaxRate', await get(`/v1/tax_rates/${taxRate.id}`))).toEqual([])
  expect(mismatches('Invoice', draft)).toEqual([])
  expect(mismatches('Invoice', open)).toEqual([])
  expect(mismatches('Invoice', await get(`/v1/invoices/${invoiceId}`))).toEqual([])
  expect(mismatches('Subscription', scheduled)).toEqual([])
  expect(mismatches('Subscription', await get(`/v1/subscriptions/${subscription.id}`))).toEqual([])
  for (const line of (await get(`/v1/invoices/${invoiceId}/lines`)).data) {
    expect(mismatches('InvoiceLineItem', line)).toEqual([])
  }
  const { data: events } = await get('/v1/events?limit=100')
  expect(events.length).toBeGreaterThan(12)
  for (const event of events) expect(mismatches('Event', event)).toEqual([])
})

/** What really passed while a subscription was made: good exchanges in which mistakes can be planted. */
async function goodExchanges(): Promise<(method: string, path: string) => Exchange> {
  const exchanges: Exchange[] = []
  const sandbox = await aSandbox()
  const proxy = await startRecordingProxy(sandbox.apiBase, (exchange) => exchanges.push(exchange))
  const stripe = clientOf({ port: proxy.port, secretKey: sandbox.secretKey })
  await aSubscription(stripe)
  await stripe.invoices.list({ created: { gte: 1 }, expand: ['data.customer'] })
  await expect(stripe.invoices.retrieve('in_gone')).rejects.toThrow()
  await stripe.events.list({ type: 'customer.created' })
  await proxy.close()
  return (method, path) => {
    const found = exchanges.find((one) => one.method === method && one.path.startsWith(path))
    if (!found) throw new Error(`${method} ${path} was not sent.`)
    return found
  }
}

type Tree = { [field: string]: Tree }

/** The exchange with one field of its answer changed, or taken out. */
function withAnswer(exchange: Exchange, field: string, value?: unknown): Exchange {
  const answer = JSON.parse(exchange.answer) as Tree
  const steps = field.split('.')
  const last = steps.pop() ?? ''
  const parent = steps.reduce((at, step) => at[step] as Tree, answer)
  if (value === undefined) delete parent[last]
  else parent[last] = value as Tree
  return { ...exchange, answer: JSON.stringify(answer) }
}

test('the good exchanges have no mistakes', async () => {
  const good = await goodExchanges()

  for (const route of [
    'POST /v1/subscriptions',
    'GET /v1/invoices?',
    'GET /v1/invoices/',
    'GET /v1/events',
  ]) {
    const [method = '', path = ''] = route.split(' ')
    expect(stripeMismatches(good(method, path)), route).toEqual([])
  }
})

test('each mistake planted in an answer is named with its place and what was expected', async () => {
  const good = await goodExchanges()
  const made = good('POST', '/v1/subscriptions')
  const listed = good('GET', '/v1/invoices?')
  const planted: [Exchange, string][] = [
    [withAnswer(made, 'customer'), 'answer.customer: missing'],
    [withAnswer(made, 'colour', 'red'), 'answer.colour: not declared'],
    [
      withAnswer(made, 'collection_method', 'send_invoise'),
      'answer.collection_method: expected charge_automatically or send_invoice, got "send_invoise"',
    ],
    [
      withAnswer(made, 'cancel_at_period_end', 'false'),
      'answer.cancel_at_period_end: expected boolean, got "false"',
    ],
    [withAnswer(made, 'currency', null), 'answer.currency: expected string, got null'],
    [
      withAnswer(made, 'items.data.0.plan.amount_decimal', 150_000),
      'answer.items.data[0].plan.amount_decimal: expected null or string, got 150000',
    ],
    [
      withAnswer(made, 'items.data.0.plan.amount_decimal', ''),
      'answer.items.data[0].plan.amount_decimal: expected a decimal as text, got ""',
    ],
    [withAnswer(made, 'items.object', 'array'), 'answer.items.object: expected list, got "array"'],
    [withAnswer(listed, 'has_more'), 'answer.has_more: missing'],
    [withAnswer(listed, 'total', 1), 'answer.total: not declared'],
    [withAnswer(listed, 'data', {}), 'answer.data: expected array, got {}'],
    [
      withAnswer(listed, 'data.0.customer', 7),
      'answer.data[0].customer: expected null or string or object, got 7',
    ],
    [withAnswer(listed, 'data.0.customer.email'), 'answer.data[0].customer.email: missing'],
    [
      withAnswer(good('GET', '/v1/invoices/'), 'error.type', 'invalid_request'),
      'error.type: expected api_error or card_error or idempotency_error or invalid_request_error, got "invalid_request"',
    ],
    [withAnswer(good('GET', '/v1/invoices/'), 'status', 404), 'answer.status: not declared'],
    [
      withAnswer(good('GET', '/v1/events'), 'data.0.data.object.name', 5),
      'answer.data[0].data.object.name: expected null or string, got 5',
    ],
    [{ ...made, answer: 'OK' }, 'the answer with status 200 is not JSON'],
  ]

  for (const [exchange, expected] of planted) {
    const { pathname } = new URL(exchange.path, 'http://stripe')
    expect(stripeMismatches(exchange)).toEqual([`${exchange.method} ${pathname}: ${expected}`])
  }
})

test('each mistake planted in a request is named with its place and what was expected', async () => {
  const good = await goodExchanges()
  const made = good('POST', '/v1/subscriptions')
  const changed = (find: string, replacement: string): Exchange => {
    expect(made.body).toContain(find)
    return { ...made, body: made.body.replace(find, replacement) }
  }
  const planted: [Exchange, string][] = [
    [{ ...made, body: `${made.body}&colour=red` }, 'parameters.colour: not declared'],
    [{ ...made, body: `${made.body}&price=price_1` }, 'parameters.price: not declared'],
    [{ ...made, body: `${made.body}&items[0][metadata][a][b]=c` }, 'parameters.items[0].metadata'],
    [changed('send_invoice', 'send_invoise'), 'parameters.collection_method: expected charge_automatically'],
    [changed('days_until_due=30', 'days_until_due=soon'), 'parameters.days_until_due: expected number'],
    [changed('[quantity]', '[quantty]'), 'parameters.items[0].quantty: not declared'],
    [changed('default_tax_rates[0]', 'default_tax_rates'), 'parameters.default_tax_rates: expected'],
    [
      { ...good('POST', '/v1/tax_rates'), body: 'percentage=18&inclusive=false' },
      'parameters.display_name: missing',
    ],
    [
      { ...good('GET', '/v1/invoices?'), path: '/v1/invoices?created[after]=1' },
      'parameters.created.after: not declared',
    ],
    [{ ...made, path: '/v1/subscription' }, 'Stripe has no such route'],
    [{ ...made, method: 'PUT' }, 'Stripe has no such route'],
  ]

  for (const [exchange, expected] of planted) {
    const found = stripeMismatches(exchange)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`: ${expected}`)
  }
})

test('a refused request may be wrong where the server is tried, and nowhere else', async () => {
  const good = await goodExchanges()
  const refused = { ...good('GET', '/v1/invoices/'), path: '/v1/invoices/in_gone?colour=red' }

  expect(stripeMismatches(refused)).toHaveLength(1)
  expect(stripeMismatches(refused, { mayTryAnything: true })).toEqual([])
  expect(
    stripeMismatches({ ...good('POST', '/v1/customers'), body: 'colour=red' }, { mayTryAnything: true }),
  ).toHaveLength(1)
})

test('mistakes in a delivered event are found in the object it carries', async () => {
  const { data } = JSON.parse((await goodExchanges())('GET', '/v1/events').answer) as { data: Tree[] }
  const event = data[0]!

  expect(stripeEventMismatches(JSON.stringify(event))).toEqual([])
  expect(stripeEventMismatches(JSON.stringify({ ...event, data: { object: { id: 'cus_1' } } }))).not.toEqual(
    [],
  )
  expect(stripeEventMismatches(JSON.stringify({ ...event, type: 'customer.made' }))).not.toEqual([])
})
