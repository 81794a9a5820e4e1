import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import type Stripe from 'stripe'

/** What the payment server acknowledged, over all rounds. */
export class StripeTally {
  readonly customers = new Set<string>()
  readonly paidInvoices = new Set<string>()
  readonly unexpected: string[] = []
}

/** Somebody who listens for webhooks through all rounds; answers which kinds of event came for which object. */
export async function listenForEvents() {
  const heard = new Set<string>()
  let deliveries = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const event = JSON.parse(Buffer.concat(chunks).toString()) as Stripe.Event
      heard.add(`${event.type} ${(event.data.object as { id: string }).id}`)
      deliveries += 1
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    heard,
    count: () => deliveries,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Customers, and orders that end in a paid invoice, by several clients at once until `isOver`. */
export async function loadStripe(
  stripe: Stripe,
  { tally, isOver }: { tally: StripeTally; isOver: () => boolean },
): Promise<void> {
  const again = async (work: () => Promise<void>) => {
    while (!isOver()) {
      try {
        await work()
      } catch (error) {
        if (!isOver()) tally.unexpected.push(String(error))
      }
    }
  }
  const customer = async () => {
    const { id } = await stripe.customers.create({ name: 'Ministry of Examples' })
    tally.customers.add(id)
    return id
  }
  const order = async () => {
    const product = await stripe.products.create({ name: 'Noting and drafting' })
    const price = await stripe.prices.create({
      currency: 'inr',
      product: product.id,
      unit_amount: 150_000,
      recurring: { interval: 'year' },
    })
    const { latest_invoice } = await stripe.subscriptions.create({
      customer: await customer(),
      items: [{ price: price.id, quantity: 2 }],
      collection_method: 'send_invoice',
      days_until_due: 30,
    })
    const invoice = String(latest_invoice)
    await stripe.invoices.finalizeInvoice(invoice)
    await stripe.invoices.pay(invoice, { paid_out_of_band: true })
    tally.paidInvoices.add(invoice)
  }
  const single = async () => void (await customer())
  await Promise.all([again(single), again(single), again(order), again(order)])
}

const REDELIVERED_WITHIN_MS = 30_000

/** Compares what is there, and what the listener heard, with what was acknowledged; each answer is a loss. */
export async function checkStripe(stripe: Stripe, tally: StripeTally, heard: Set<string>): Promise<string[]> {
  const customers = new Set<string>()
  for await (const { id } of stripe.customers.list({ limit: 100 })) customers.add(id)
  const wrong = [...tally.customers].filter((id) => !customers.has(id)).map((id) => `customer ${id} is lost`)
  const invoices = new Map<string, Stripe.Invoice>()
  for await (const invoice of stripe.invoices.list({ limit: 100 })) invoices.set(invoice.id, invoice)
  for (const id of tally.paidInvoices) {
    if (invoices.get(id)?.status !== 'paid') wrong.push(`the payment of invoice ${id} is lost`)
  }
  const due = [
    ...[...tally.customers].map((id) => `customer.created ${id}`),
    ...[...tally.paidInvoices].map((id) => `invoice.paid ${id}`),
  ]
  const end = performance.now() + REDELIVERED_WITHIN_MS
  const missing = () => due.filter((event) => !heard.has(event))
  while (missing().length > 0 && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  wrong.push(...missing().map((event) => `${event} was never delivered`))
  return [...wrong, ...tally.unexpected.splice(0)]
}
