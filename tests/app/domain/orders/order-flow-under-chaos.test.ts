import { createBilling } from '@karmashala/billing/server'
import { startStripe } from '@karmashala/embedded/server'
import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Stripe from 'stripe'
import { onTestFinished } from 'vitest'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { acceptOrder } from '#app/domain/orders/accept-order.server.ts'
import { cancelOrder } from '#app/domain/orders/cancel-order.server.ts'
import { closeOrder } from '#app/domain/orders/close-order.server.ts'
import { placeOrder } from '#app/domain/orders/place-order.server.ts'
import { receiveStripeEvent } from '#app/domain/orders/receive-stripe-event.server.ts'
import { startBilling } from '#app/domain/orders/start-billing.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { Job, runNextJob } from '#app/lib/jobs.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { heldToDeclarations } from '#tests/support/declared-stripe.ts'
import { aSanctionedOrder, officials, readOrder } from '#tests/support/factories/orders.ts'
import { countSeats, endOrderAt, ledgerOf, postingsOf } from '#tests/support/factories/seats.ts'

type Chaos = NonNullable<Parameters<typeof startStripe>[0]['chaos']>
const CALM: Chaos = { seed: 0 }
const chaosOf = (seed: number): Chaos => ({
  seed,
  duplicate: 0.4,
  delay: 0.4,
  shuffle: 0.7,
  dropThenRetry: 0.3,
  errors500: 0.06,
  rateLimit429: 0.04,
  timeouts: 0.06,
  declines: 0.5,
})

const YEAR_IN_MS = 366 * 86_400_000
const HOUR_IN_MS = 3_600_000

/** The product against a payment service of its own, with webhooks over HTTP and a worker. */
async function aPaymentWorld(chaos: Chaos) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'stripe-chaos-'))
  const clock = { ahead: 0 }
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = request.headers['stripe-signature']
      receiveStripeEvent({
        rawBody: Buffer.concat(chunks).toString('utf8'),
        signature: typeof signature === 'string' ? signature : null,
      }).then(
        () => response.writeHead(200).end(),
        () => response.writeHead(500).end(),
      )
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  const server = await startStripe({
    dataDir,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    firstRetryInSeconds: 0.05,
    chaos,
    now: () => new Date(Date.now() + clock.ahead),
  })
  const sandbox = await heldToDeclarations(server)
  const before = getRuntime()
  setRuntime({
    ...before,
    billing: createBilling(sandbox),
    secrets: { ...before.secrets, webhook: sandbox.webhookSecret },
  })
  onTestFinished(async () => {
    await sandbox.close()
    receiver.closeAllConnections()
    receiver.close()
    setRuntime(before)
    await rm(dataDir, { recursive: true, force: true })
  })
  const stripe = new Stripe(sandbox.secretKey, {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 20,
  })

  /** Works off what is queued until nothing is: every event taken in, every job done. */
  async function untilQuiet(): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(50)) {
      await Job.updateMany({ status: 'waiting', lease: null }, { runAt: new Date() }) // nobody waits for back-off
      while (await runNextJob(jobHandlers));
      const { data } = await stripe.events.list({ limit: 100 })
      const isDelivered = data.every(({ pending_webhooks: pending }) => pending === 0)
      if (isDelivered && (await Job.countDocuments({ status: 'waiting' })) === 0) return
    }
    throw new Error('It did not come to rest within a minute.')
  }

  const letPass = (milliseconds: number) => {
    clock.ahead += milliseconds
    sandbox.passTime()
  }
  return { stripe, untilQuiet, letPass }
}

/** A person presses the button again when the payment service has not answered. */
async function insisting<T>(step: () => Promise<T>): Promise<T | undefined> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return await step()
    } catch (error) {
      const isForLater = error instanceof DomainError && error.code === 'upstream_failed'
      // An event may have been quicker than the person's second attempt.
      if (error instanceof DomainError && error.code === 'conflict' && attempt > 0) return undefined
      if (!isForLater && !(error instanceof Error && 'code' in error && error.code === 'unavailable'))
        throw error
    }
  }
  throw new Error('Twenty attempts were not enough.')
}

/** Pays on the hosted page, as often as it takes. */
async function payOnThePage(url: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const page = await (await fetch(`${url}/pay`, { method: 'POST' })).text()
    if (!page.includes('declined')) return
  }
  throw new Error('The card was declined fifty times.')
}

/** One order paid on the page and closed at its end, one paid out of band and renewed, one given up half placed. */
async function runOrders(chaos: Chaos) {
  const { stripe, untilQuiet, letPass } = await aPaymentWorld(chaos)
  const by = await officials()
  const [byCard, byChallan, givenUp] = [
    await aSanctionedOrder({ by, seats: 3 }),
    await aSanctionedOrder({ by, seats: 2, pricePerSeatPerYearInPaise: 80_000 }),
    await aSanctionedOrder({ by, seats: 5 }),
  ]
  for (const { officer, orderId } of [byCard, byChallan])
    await insisting(() => placeOrder({ actor: officer, orderId }))
  const half = await readOrder(givenUp.orderId)
  await insisting(() => startBilling(half, by.officer.id))
  await cancelOrder({ actor: by.officer, orderId: givenUp.orderId, remarks: 'The need is gone.' })
  await untilQuiet()

  await payOnThePage((await readOrder(byCard.orderId)).billing?.hostedInvoiceUrl ?? '')
  const { invoiceId = '' } = (await readOrder(byChallan.orderId)).billing ?? {}
  await insisting(() => getRuntime().billing.markPaidOutOfBand(invoiceId))
  await untilQuiet()
  for (const { manager, orderId } of [byCard, byChallan])
    await acceptOrder({ actor: manager, orderId, remarks: 'All seats are there.' })

  letPass(YEAR_IN_MS)
  letPass(2 * HOUR_IN_MS)
  await untilQuiet()
  const { subscriptionId = '' } = (await readOrder(byChallan.orderId)).billing ?? {}
  const renewal = (await stripe.invoices.list({ subscription: subscriptionId })).data[0]
  await insisting(() => getRuntime().billing.markPaidOutOfBand(renewal?.id ?? ''))
  await untilQuiet()

  await endOrderAt(byCard.orderId, new Date(Date.now() - 1000))
  await insisting(() => closeOrder({ actor: by.officer, orderId: byCard.orderId }))
  await untilQuiet()

  const orders = [byCard, byChallan, givenUp]
  return {
    inTheProduct: await Promise.all(orders.map(stateOf)),
    inThePaymentService: await stateInStripe(stripe),
  }
}

async function stateOf({ orderId }: { orderId: string }) {
  const order = await readOrder(orderId)
  const audit = await AuditEntry.find({ subjectId: orderId }).sort({ sequence: 1 }).lean()
  const years = order.validUntil && order.validFrom && order.validUntil.getTime() - order.validFrom.getTime()
  return {
    status: order.status,
    history: order.history.map(({ event }) => event),
    invoice: order.billing?.invoiceStatus ?? null,
    years: years && Math.abs(Math.round(years / YEAR_IN_MS)),
    seats: await countSeats(orderId),
    ledger: await ledgerOf(orderId),
    postings: await postingsOf(orderId),
    audit: audit.map(({ action }) => action),
  }
}

async function stateInStripe(stripe: Stripe) {
  const [customers, products, prices, rates, subscriptions, invoices] = [
    await stripe.customers.list({ limit: 100 }),
    await stripe.products.list({ limit: 100 }),
    await stripe.prices.list({ limit: 100 }),
    await stripe.taxRates.list({ limit: 100 }),
    await stripe.subscriptions.list({ limit: 100, status: 'all' }),
    await stripe.invoices.list({ limit: 100 }),
  ]
  return {
    made: {
      customers: customers.data.length,
      products: products.data.length,
      prices: prices.data.length,
      rates: rates.data.length,
    },
    subscriptions: subscriptions.data
      .map(({ status, items }) => `${status} ${items.data[0]?.quantity}`)
      .sort(),
    invoices: invoices.data
      .map(({ status, total, billing_reason: reason }) => `${reason} ${status} ${total}`)
      .sort(),
  }
}

const seatsOf = (granted: number) => ({ granted, available: granted, assigned: 0, expired: 0, revoked: 0 })
const RAISED = ['draft', 'need_recorded', 'compared', 'sent_for_sanction', 'sanctioned']
const orderIn = (status: string, seats: number, postings: string[], steps: string[]) => ({
  status,
  history: [...RAISED, ...steps],
  audit: [...RAISED, ...steps].map((step) => `order.${step}`),
  postings,
  seats: seatsOf(seats),
  ledger: seatsOf(seats),
})

const EXPECTED = {
  inTheProduct: [
    {
      ...orderIn('closed', 3, ['grant 3'], ['placed', 'active', 'accepted', 'closed']),
      invoice: 'paid',
      years: 0,
    },
    {
      ...orderIn('accepted', 2, ['grant 2', 'renew 2'], ['placed', 'active', 'accepted', 'renewed']),
      invoice: 'paid',
      years: 2,
    },
    { ...orderIn('cancelled', 0, [], ['cancelled']), invoice: null, years: null },
  ],
  inThePaymentService: {
    made: { customers: 1, products: 3, prices: 3, rates: 1 },
    subscriptions: ['active 2', 'canceled 3', 'canceled 5'],
    invoices: [
      'subscription_create paid 188800',
      'subscription_create paid 354000',
      'subscription_create void 590000',
      'subscription_cycle paid 188800',
      'subscription_cycle void 354000',
    ],
  },
}

test('orders are placed, paid, renewed, closed and given up over webhooks that come once and in order', async () => {
  expect(await runOrders(CALM)).toEqual(EXPECTED)
}, 60_000)

test.each([1, 2, 3])(
  'orders come to the same end when the payment service is at its worst (seed %i)',
  async (seed) => {
    expect(await runOrders(chaosOf(seed))).toEqual(EXPECTED)
  },
  240_000,
)
