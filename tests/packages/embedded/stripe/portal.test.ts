import { expect, test } from 'vitest'
import { aReceiver, aSandbox, aSubscription } from './support/sandbox.ts'

const press = (url: string, action: string, form: Record<string, string>) =>
  fetch(`${url}/${action}`, { method: 'POST', body: new URLSearchParams(form) })

test('a customer sees subscriptions and invoices in the portal and ends a subscription with its year', async () => {
  const receiver = await aReceiver()
  const { stripe } = await aSandbox({ webhookUrl: receiver.url })
  const { customer, subscription, invoiceId } = await aSubscription(stripe)
  const invoice = await stripe.invoices.finalizeInvoice(invoiceId)
  const session = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    return_url: 'http://shop.example/account',
  })

  const page = await (await fetch(session.url)).text()
  const after = await (await press(session.url, 'cancel', { subscription: subscription.id })).text()

  expect(page).toContain('Sandbox.')
  expect(page).toContain('2 × Noting and drafting')
  expect(page).toContain(`href="${invoice.hosted_invoice_url}"`)
  expect(page).toContain('href="http://shop.example/account"')
  expect(after).toContain('Keep the subscription')
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
    status: 'active',
    cancel_at_period_end: true,
    cancellation_details: { reason: 'cancellation_requested' },
  })
  await press(session.url, 'keep', { subscription: subscription.id })
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
    cancel_at_period_end: false,
    cancel_at: null,
  })
})

test('the portal of one customer shows and changes nothing of another', async () => {
  const { stripe } = await aSandbox()
  const mine = await aSubscription(stripe)
  const other = await aSubscription(stripe)
  const session = await stripe.billingPortal.sessions.create({ customer: mine.customer.id })

  const answer = await press(session.url, 'cancel', { subscription: other.subscription.id })

  expect(answer.status).toBe(404)
  expect(await stripe.subscriptions.retrieve(other.subscription.id)).toMatchObject({
    cancel_at_period_end: false,
  })
})

test('a configuration says what the portal offers', async () => {
  const { stripe } = await aSandbox()
  const { customer, subscription } = await aSubscription(stripe)
  const made = await stripe.billingPortal.configurations.create({
    name: 'Read only',
    business_profile: { headline: 'Training for public servants' },
    features: { invoice_history: { enabled: false }, subscription_cancel: { enabled: false } },
    default_return_url: 'http://shop.example/home',
  })

  const session = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    configuration: made.id,
    expand: ['configuration'],
  })
  const page = await (await fetch(session.url)).text()
  const refused = await press(session.url, 'cancel', { subscription: subscription.id })

  expect(session).toMatchObject({
    return_url: 'http://shop.example/home',
    configuration: { id: made.id, is_default: false },
  })
  expect(page).toContain('Training for public servants')
  expect(page).not.toContain('End with the paid year')
  expect(page).not.toContain('<h2>Invoices</h2>')
  expect(refused.status).toBe(404)
  const updated = await stripe.billingPortal.configurations.update(made.id, {
    active: false,
    features: { subscription_cancel: { enabled: true } },
  })
  expect(updated).toMatchObject({ active: false, features: { subscription_cancel: { enabled: true } } })
  expect((await stripe.billingPortal.configurations.list({ active: true })).data).toEqual([])
  expect(await stripe.billingPortal.configurations.retrieve(made.id)).toMatchObject({ name: 'Read only' })
})

test('the address of a portal is good for an hour', async () => {
  const now = { date: new Date('2026-06-01T10:00:00Z') }
  const { stripe } = await aSandbox({ now: () => now.date })
  const { customer } = await aSubscription(stripe)
  const { url } = await stripe.billingPortal.sessions.create({ customer: customer.id })

  now.date = new Date('2026-06-01T11:00:01Z')

  expect((await fetch(url)).status).toBe(410)
})
