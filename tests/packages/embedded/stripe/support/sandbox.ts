import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { expect, onTestFinished } from 'vitest'
import { heldToDeclarations } from '#tests/support/declared-stripe.ts'
import { stripeEventMismatches } from '#tests/support/recording-stripe.ts'
import {
  startStripe,
  type RunningStripe,
  type StartStripe,
} from '../../../../../packages/embedded/src/stripe/start-stripe.server.ts'

/** A directory that goes with the test. */
export async function aDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'stripe-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/**
 * A running server and the real client pointed at it; both end with the test. All that passes between them is held
 * against Stripe's declarations; requests that the server refuses may be wrong.
 */
export async function aSandbox(
  options: Partial<StartStripe> = {},
): Promise<RunningStripe & { stripe: Stripe; dataDir: string }> {
  const dataDir = options.dataDir ?? (await aDirectory())
  const server = await startStripe({ ...options, dataDir })
  let open = true
  const close = async () => {
    if (open) await server.close()
    open = false
  }
  onTestFinished(close)
  const held = await heldToDeclarations({ ...server, close }, { mayTryAnything: true })
  return { ...held, dataDir, stripe: clientOf(held) }
}

export function clientOf({ port, secretKey }: { port: number; secretKey: string }, key = secretKey): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  })
}

type Delivered = { headers: IncomingHttpHeaders; body: string }

/** Somebody who listens for webhooks. `answer` is the status it gives. */
export async function aReceiver({ port = 0, answer = 200 } = {}) {
  const received: Delivered[] = []
  const problems = new Set<string>()
  const state = { answer }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ headers: request.headers, body })
      for (const problem of stripeEventMismatches(body)) problems.add(problem)
      response.writeHead(state.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const actual = (server.address() as AddressInfo).port
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(async () => {
    await close()
    expect([...problems], 'differs from what Stripe declares').toEqual([])
  })
  const types = () => received.map(({ body }) => (JSON.parse(body) as Stripe.Event).type)
  return { url: `http://127.0.0.1:${actual}/webhooks/stripe`, port: actual, received, types, state, close }
}

/** Customer, product, yearly price and GST rate: what a subscription needs. */
export async function aCatalogue(stripe: Stripe, { unitAmount = 150_000, percentage = 18 } = {}) {
  const customer = await stripe.customers.create({
    name: 'Ministry of Examples',
    email: 'accounts@examples.gov.example',
  })
  const product = await stripe.products.create({ name: 'Noting and drafting' })
  const price = await stripe.prices.create({
    currency: 'inr',
    product: product.id,
    unit_amount: unitAmount,
    recurring: { interval: 'year' },
  })
  const taxRate = await stripe.taxRates.create({ display_name: 'GST', inclusive: false, percentage })
  return { customer, product, price, taxRate }
}

/** An active subscription with its draft invoice. */
export async function aSubscription(
  stripe: Stripe,
  { seats = 2, unitAmount = 150_000, percentage = 18 } = {},
) {
  const catalogue = await aCatalogue(stripe, { unitAmount, percentage })
  const subscription = await stripe.subscriptions.create({
    customer: catalogue.customer.id,
    items: [{ price: catalogue.price.id, quantity: seats }],
    collection_method: 'send_invoice',
    days_until_due: 30,
    default_tax_rates: [catalogue.taxRate.id],
    metadata: { orderId: 'order-1' },
  })
  return { ...catalogue, subscription, invoiceId: subscription.latest_invoice as string }
}
