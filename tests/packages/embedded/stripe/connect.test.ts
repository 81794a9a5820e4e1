import type Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { aReceiver, aSandbox, aSubscription } from './support/sandbox.ts'

const RETURN = 'http://shop.example/provider'

async function onboard(stripe: Stripe, account: string) {
  const link = await stripe.accountLinks.create({
    account,
    type: 'account_onboarding',
    refresh_url: `${RETURN}/again`,
    return_url: RETURN,
  })
  const finish = () =>
    fetch(`${link.url}/finish`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ name: 'Institute of Imagined Studies' }),
    })
  return { link, finish }
}

async function aProvider(stripe: Stripe) {
  const account = await stripe.accounts.create({
    type: 'express',
    country: 'IN',
    email: 'provider@institute.example',
    capabilities: { transfers: { requested: true } },
    metadata: { providerId: 'p-1' },
  })
  const { finish } = await onboard(stripe, account.id)
  await finish()
  return account
}

/** Rupees 3,540 paid by card. */
async function paidByCard(stripe: Stripe) {
  const { invoiceId } = await aSubscription(stripe)
  const { hosted_invoice_url: url } = await stripe.invoices.finalizeInvoice(invoiceId)
  await fetch(`${url}/pay`, { method: 'POST' })
}

test('an account may receive money once the person behind it has finished onboarding', async () => {
  const receiver = await aReceiver()
  const { stripe } = await aSandbox({ webhookUrl: receiver.url })
  const account = await stripe.accounts.create({
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      stripe_dashboard: { type: 'express' },
    },
    country: 'IN',
    capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
  })
  expect(account).toMatchObject({
    type: 'express',
    details_submitted: false,
    capabilities: { transfers: 'inactive', card_payments: 'inactive' },
    controller: { stripe_dashboard: { type: 'express' }, requirement_collection: 'stripe' },
  })
  const { link, finish } = await onboard(stripe, account.id)

  const page = await (await fetch(link.url)).text()
  const finished = await finish()

  expect(page).toContain('Sandbox.')
  expect(finished.headers.get('location')).toBe(RETURN)
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    details_submitted: true,
    payouts_enabled: true,
    charges_enabled: true,
    capabilities: { transfers: 'active', card_payments: 'active' },
    requirements: { currently_due: [], disabled_reason: null },
    business_profile: { name: 'Institute of Imagined Studies' },
  })
  const used = await fetch(link.url, { redirect: 'manual' })
  expect(used.headers.get('location')).toBe(`${RETURN}/again`)
  await vi.waitFor(() => expect(receiver.types()).toContain('account.updated'), 5000)
  const event = receiver.received.find(({ body }) => body.includes('account.updated'))
  expect(JSON.parse(event?.body ?? '{}')).toMatchObject({ account: account.id })
})

test('accounts are listed, changed and deleted', async () => {
  const { stripe } = await aSandbox()
  const account = await aProvider(stripe)
  const standard = await stripe.accounts.create({})

  expect(standard).toMatchObject({ type: 'standard', controller: { stripe_dashboard: { type: 'full' } } })
  const updated = await stripe.accounts.update(account.id, {
    email: 'other@institute.example',
    metadata: { level: '2' },
    business_profile: { url: 'https://institute.example' },
  })
  expect(updated).toMatchObject({
    email: 'other@institute.example',
    metadata: { providerId: 'p-1', level: '2' },
    business_profile: { name: 'Institute of Imagined Studies', url: 'https://institute.example' },
  })
  expect((await stripe.accounts.list()).data.map(({ id }) => id)).toEqual([standard.id, account.id])
  expect(await stripe.accounts.del(standard.id)).toMatchObject({ id: standard.id, deleted: true })
  await expect(stripe.accounts.retrieve(standard.id)).rejects.toMatchObject({ code: 'resource_missing' })
  await expect(
    stripe.accounts.create({ type: 'express', controller: { losses: { payments: 'stripe' } } }),
  ).rejects.toMatchObject({ code: 'parameters_exclusive' })
})

test('what was paid by card is transferred, up to what there is, and taken back', async () => {
  const { stripe } = await aSandbox()
  const { id: destination } = await aProvider(stripe)
  const transfer = (amount: number) =>
    stripe.transfers.create({ amount, currency: 'inr', destination, transfer_group: 'order-1' })
  await expect(transfer(1)).rejects.toMatchObject({ statusCode: 400, code: 'balance_insufficient' })

  await paidByCard(stripe)
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 354_000, currency: 'inr' }])
  const sent = await transfer(300_000)
  await expect(transfer(54_001)).rejects.toMatchObject({ code: 'balance_insufficient' })
  const back = await stripe.transfers.createReversal(sent.id, { amount: 100_000 })

  expect(back).toMatchObject({ transfer: sent.id, amount: 100_000 })
  expect(await stripe.transfers.retrieve(sent.id, { expand: ['destination'] })).toMatchObject({
    amount: 300_000,
    amount_reversed: 100_000,
    reversed: false,
    reversals: { data: [{ id: back.id }] },
    destination: { id: destination },
  })
  expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(154_000)
  await stripe.transfers.createReversal(sent.id)
  await expect(stripe.transfers.createReversal(sent.id)).rejects.toMatchObject({
    statusCode: 400,
    param: 'amount',
  })
  expect(await stripe.transfers.update(sent.id, { metadata: { note: 'undone' } })).toMatchObject({
    reversed: true,
    metadata: { note: 'undone' },
  })
  expect((await stripe.transfers.list({ destination })).data.map(({ id }) => id)).toEqual([sent.id])
  expect((await stripe.transfers.listReversals(sent.id)).data).toHaveLength(2)
  expect(await stripe.transfers.retrieveReversal(sent.id, back.id)).toEqual(back)
  const types = (await stripe.events.list({ type: 'transfer.*', limit: 10 })).data.map(({ type }) => type)
  expect(types.reverse()).toEqual([
    'transfer.created',
    'transfer.reversed',
    'transfer.reversed',
    'transfer.updated',
  ])
})

test('nothing is transferred to whom it may not go', async () => {
  const { stripe } = await aSandbox()
  await paidByCard(stripe)
  const { id } = await stripe.accounts.create({ capabilities: { transfers: { requested: true } } })
  const to = (destination: string) => stripe.transfers.create({ amount: 100, currency: 'inr', destination })

  await expect(to(id)).rejects.toMatchObject({ code: 'insufficient_capabilities_for_transfer' })
  await expect(to('acct_none')).rejects.toMatchObject({ code: 'resource_missing', param: 'destination' })
})
