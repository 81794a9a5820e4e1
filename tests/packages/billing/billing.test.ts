import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { quote } from '@karmashala/billing'
import { createBilling } from '@karmashala/billing/server'
import { aDirectory, aReceiver, aSandbox } from '../embedded/stripe/support/sandbox.ts'

type Options = Parameters<typeof aSandbox>[0]

async function aBilling(options: Options = {}) {
  const sandbox = await aSandbox(options)
  return { ...sandbox, billing: createBilling(sandbox) }
}

const organisation = {
  organisationId: 'org-1',
  name: 'Ministry of Examples',
  email: 'accounts@examples.gov.example',
}
const offering = { offeringId: 'offer-1', name: 'Noting and drafting', pricePerSeatInPaise: 150_000 }

async function anOrder(billing: ReturnType<typeof createBilling>, { orderId = 'order-1', seats = 10 } = {}) {
  const { customerId } = await billing.ensureCustomer(organisation)
  const { priceId } = await billing.ensureYearlyPrice(offering)
  const { taxRateId } = await billing.ensureGstRate(18)
  const order = { orderId, customerId, priceId, seats, daysUntilDue: 30, taxRateId }
  return { order, started: await billing.startSubscription(order) }
}

test('an order becomes a subscription, an invoice is sent, a person pays and we hear of it', async () => {
  const receiver = await aReceiver()
  const { billing, webhookSecret } = await aBilling({ webhookUrl: receiver.url })
  const { started } = await anOrder(billing)
  expect(started).toMatchObject({ status: 'active', hostedInvoiceUrl: null })

  const sent = await billing.finalizeAndSendInvoice(started.invoiceId)
  await fetch(`${sent.hostedInvoiceUrl}/pay`, { method: 'POST' })

  await vi.waitFor(() => expect(receiver.types()).toContain('invoice.paid'), 5000)
  const { body, headers } = receiver.received.find(({ body }) => body.includes('"invoice.paid"'))!
  const event = billing.readWebhook({
    rawBody: Buffer.from(body),
    signature: headers['stripe-signature'] as string,
    secret: webhookSecret,
  })
  expect(event).toMatchObject({
    type: 'invoice.paid',
    objectType: 'invoice',
    objectId: started.invoiceId,
    invoiceId: started.invoiceId,
    subscriptionId: started.subscriptionId,
  })
  expect(await billing.getInvoice(started.invoiceId)).toMatchObject({
    status: 'paid',
    amountDueInPaise: 1_770_000,
    amountPaidInPaise: 1_770_000,
    number: expect.stringMatching(/^[0-9A-Z]{8}-0001$/),
    paidAt: expect.any(Date),
  })
})

test('the invoice asks to the paisa for what was quoted, whatever price, seats and rate', async () => {
  const { billing } = await aBilling()
  const { customerId } = await billing.ensureCustomer(organisation)
  const cases = fc.record({
    pricePerSeatInPaise: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 50_000_000 })),
    seats: fc.integer({ min: 1, max: 50_000 }),
    gstRatePercent: fc.constantFrom(0, 0.25, 1.5, 3, 5, 12, 18, 28),
  })

  await fc.assert(
    fc.asyncProperty(cases, async (wanted) => {
      const key = JSON.stringify(wanted)
      const { priceId } = await billing.ensureYearlyPrice({
        ...offering,
        pricePerSeatInPaise: wanted.pricePerSeatInPaise,
      })
      const { taxRateId } = await billing.ensureGstRate(wanted.gstRatePercent)
      const { invoiceId } = await billing.startSubscription({
        orderId: key,
        customerId,
        priceId,
        seats: wanted.seats,
        daysUntilDue: 30,
        taxRateId,
      })
      const { subtotalInPaise, gstInPaise, totalInPaise, amountDueInPaise } =
        await billing.getInvoice(invoiceId)
      expect({ subtotalInPaise, gstInPaise, totalInPaise }).toEqual(quote(wanted))
      expect(amountDueInPaise).toBe(totalInPaise)
    }),
    { numRuns: 60 },
  )
})

test('a supply that is exempt is invoiced without GST', async () => {
  const { billing } = await aBilling()
  const { customerId } = await billing.ensureCustomer(organisation)
  const { priceId } = await billing.ensureYearlyPrice(offering)

  const { invoiceId } = await billing.startSubscription({
    orderId: 'exempt',
    customerId,
    priceId,
    seats: 1,
    daysUntilDue: 30,
    taxRateId: null,
  })

  expect(await billing.getInvoice(invoiceId)).toMatchObject({ gstInPaise: 0, totalInPaise: 150_000 })
})

test('an organisation has one customer, kept up to date', async () => {
  const { billing, stripe } = await aBilling()
  const first = await billing.ensureCustomer(organisation)
  const renamed = await billing.ensureCustomer({ ...organisation, name: 'Ministry of Better Examples' })
  const moved = await billing.ensureCustomer({
    ...organisation,
    email: 'new@examples.gov.example',
    customerId: first.customerId,
  })
  const gst = { ...organisation, email: 'new@examples.gov.example', ...first, gstin: '07AAAGM0289C1ZL' }
  await billing.ensureCustomer(gst)
  await billing.ensureCustomer({ ...gst, gstin: '27AAAGM0289C1ZJ' })
  await billing.ensureCustomer({ ...gst, gstin: '07AAAGM0289C1ZL' })
  const other = await billing.ensureCustomer({ ...organisation, organisationId: 'org-2' })

  expect([renamed.customerId, moved.customerId]).toEqual([first.customerId, first.customerId])
  expect(other.customerId).not.toBe(first.customerId)
  expect(await stripe.customers.retrieve(first.customerId)).toMatchObject({
    email: 'new@examples.gov.example',
  })
  const { data } = await stripe.customers.listTaxIds(first.customerId)
  expect(data.map(({ value }) => value)).toEqual(['07AAAGM0289C1ZL'])
  const stolen = billing.ensureCustomer({
    ...organisation,
    organisationId: 'org-2',
    customerId: first.customerId,
  })
  await expect(stolen).rejects.toMatchObject({ code: 'conflict' })
})

test('an offering has one product and one price for each amount', async () => {
  const { billing, stripe } = await aBilling()
  const first = await billing.ensureYearlyPrice(offering)
  const again = await billing.ensureYearlyPrice({ ...offering, name: 'Noting and drafting, revised' })
  const dearer = await billing.ensureYearlyPrice({ ...offering, pricePerSeatInPaise: 175_000 })

  expect(again).toEqual(first)
  expect(dearer).toMatchObject({ productId: first.productId })
  expect(dearer.priceId).not.toBe(first.priceId)
  expect((await stripe.products.list()).data).toHaveLength(1)
  expect(await billing.ensureGstRate(18)).toEqual(await billing.ensureGstRate(18))
  expect(await billing.ensureGstRate(5)).not.toEqual(await billing.ensureGstRate(18))
})

test('an order placed twice is bought once, even when the key is long forgotten', async () => {
  const clock = { now: new Date('2026-06-01T00:00:00Z') }
  const { billing, stripe, passTime } = await aBilling({ now: () => clock.now })
  const { order, started } = await anOrder(billing)
  const [second, third] = await Promise.all([
    billing.startSubscription(order),
    billing.startSubscription(order),
  ])
  clock.now = new Date('2026-06-05T00:00:00Z')
  passTime()

  const late = await billing.startSubscription(order)

  const ids = [second, third, late].map(({ subscriptionId }) => subscriptionId)
  expect(new Set([...ids, started.subscriptionId]).size).toBe(1)
  expect((await stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(1)
  expect(late.hostedInvoiceUrl).toContain('/i/')
})

test('two placements of one order at the same moment with different contents cannot both succeed', async () => {
  const { billing, stripe } = await aBilling()
  const { order } = await anOrder(billing, { orderId: 'other' })

  const results = await Promise.allSettled(
    [10, 11].map((seats) => billing.startSubscription({ ...order, orderId: 'racing', seats })),
  )

  expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
  const { data } = await stripe.subscriptions.list({ status: 'all' })
  expect(data.filter(({ metadata }) => metadata.orderId === 'racing')).toHaveLength(1)
})

test('more seats are invoiced now and once, fewer from the next year', async () => {
  const { billing } = await aBilling()
  const { started } = await anOrder(billing, { seats: 10 })
  const { subscriptionId } = started

  const more = await billing.changeSeats({ changeId: 'change-1', subscriptionId, seats: 15 })
  const again = await billing.changeSeats({ changeId: 'change-1', subscriptionId, seats: 15 })
  const fewer = await billing.changeSeats({ changeId: 'change-2', subscriptionId, seats: 12 })

  expect(more).toEqual({ seats: 15, invoiceId: expect.any(String) })
  expect(again).toEqual(more)
  expect(fewer).toEqual({ seats: 12, invoiceId: null })
  const { totalInPaise } = await billing.getInvoice(more.invoiceId!)
  expect(totalInPaise).toBe(
    quote({ pricePerSeatInPaise: 150_000, seats: 5, gstRatePercent: 18 }).totalInPaise,
  )
  expect(await billing.getSubscription(subscriptionId)).toMatchObject({ seats: 12, status: 'active' })
})

test('a subscription ends at the end of its year or at once', async () => {
  const { billing } = await aBilling()
  const { started } = await anOrder(billing)
  const { subscriptionId } = started

  const scheduled = await billing.cancelSubscription({ subscriptionId, when: 'at_period_end' })
  const ended = await billing.cancelSubscription({ subscriptionId, when: 'now' })

  expect(scheduled).toMatchObject({ status: 'active', cancelAtPeriodEnd: true })
  expect(ended.status).toBe('canceled')
  expect(await billing.cancelSubscription({ subscriptionId, when: 'now' })).toEqual(ended)
})

test('ending a subscription succeeds although the answer to it was lost', async () => {
  const { billing, secretKey, apiBase } = await aBilling()
  const { started } = await anOrder(billing)
  let lost = 0
  const forgetful = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request
    const forwarded = fetch(apiBase + url, {
      method,
      headers: { authorization: headers.authorization ?? '' },
    })
    void forwarded.then(async (answer) => {
      const body = await answer.text()
      if (method === 'DELETE' && (lost += 1) === 1) response.destroy()
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((resolve) => forgetful.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void forgetful.close())
  const { port } = forgetful.address() as AddressInfo
  const hurried = createBilling({ secretKey, apiBase: `http://127.0.0.1:${port}` })

  const ended = await hurried.cancelSubscription({ subscriptionId: started.subscriptionId, when: 'now' })

  expect(ended.status).toBe('canceled')
  expect(lost).toBe(2)
})

test('sending, paying and voiding may be repeated', async () => {
  const { billing, stripe } = await aBilling()
  const { started } = await anOrder(billing)
  const second = await anOrder(billing, { orderId: 'order-2' })

  const sent = await billing.finalizeAndSendInvoice(started.invoiceId)
  expect(await billing.finalizeAndSendInvoice(started.invoiceId)).toEqual(sent)
  const paid = await billing.markPaidOutOfBand(started.invoiceId)
  expect(await billing.markPaidOutOfBand(started.invoiceId)).toEqual(paid)
  expect(paid).toMatchObject({ status: 'paid', number: sent.number })
  await billing.finalizeAndSendInvoice(second.started.invoiceId)
  const voided = await billing.voidInvoice(second.started.invoiceId)
  expect(await billing.voidInvoice(second.started.invoiceId)).toEqual(voided)

  expect((await stripe.events.list({ type: 'invoice.sent' })).data).toHaveLength(2)
  await expect(billing.voidInvoice(started.invoiceId)).rejects.toMatchObject({ code: 'refused' })
})

test('a webhook that is forged, stale or unsigned is refused', async () => {
  const { billing, stripe } = await aBilling()
  const secret = 'whsec_test'
  const payload = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'customer.created',
    data: { object: { object: 'customer', id: 'cus_1' } },
  })
  const sign = (options: { secret?: string; timestamp?: number } = {}) =>
    stripe.webhooks.generateTestHeaderString({ payload, secret, ...options })
  const read = (signature: string | null, rawBody = payload) =>
    billing.readWebhook({ rawBody, signature, secret })
  const seconds = Math.floor(Date.now() / 1000)

  expect(read(sign())).toEqual({
    id: 'evt_1',
    type: 'customer.created',
    objectId: 'cus_1',
    objectType: 'customer',
  })
  const forged = expect.objectContaining({ name: 'BillingError', code: 'forged' })
  expect(() => read(sign(), payload.replace('cus_1', 'cus_2'))).toThrow(forged)
  expect(() => read(sign({ secret: 'whsec_other' }))).toThrow(forged)
  expect(() => read(sign({ timestamp: seconds - 301 }))).toThrow(forged)
  expect(read(sign({ timestamp: seconds - 290 })).id).toBe('evt_1')
  expect(() => read(null)).toThrow(forged)
  expect(() => read('nonsense')).toThrow(forged)
})

test('refusals and outages are told apart', async () => {
  const { billing, apiBase, secretKey, close } = await aBilling()
  const stranger = createBilling({ apiBase, secretKey: 'sk_test_wrong' })

  await expect(billing.getInvoice('in_none')).rejects.toMatchObject({
    name: 'BillingError',
    code: 'not_found',
  })
  await expect(stranger.getInvoice('in_none')).rejects.toMatchObject({ code: 'misconfigured' })
  expect([await billing.isHealthy(), await stranger.isHealthy()]).toEqual([true, false])
  await close()
  expect(await billing.isHealthy()).toBe(false)
  await expect(billing.getInvoice('in_none')).rejects.toMatchObject({ code: 'unavailable' })
  const odd = () => createBilling({ secretKey, apiBase: 'localhost:12111' })
  expect(odd).toThrow(expect.objectContaining({ code: 'misconfigured' }))
})

test('an order survives a restart of the server between starting and sending', async () => {
  const dataDir = await aDirectory()
  const before = await aBilling({ dataDir })
  const { order, started } = await anOrder(before.billing)
  await before.close()

  const after = await aBilling({ dataDir })

  expect(await after.billing.startSubscription(order)).toEqual(started)
  expect(await after.billing.finalizeAndSendInvoice(started.invoiceId)).toMatchObject({ status: 'open' })
})
