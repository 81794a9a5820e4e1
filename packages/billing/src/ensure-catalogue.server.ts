import type Stripe from 'stripe'
import { BillingError } from './billing-error.ts'
import { idempotencyKey } from './stripe-client.server.ts'

export type EnsureCustomer = {
  organisationId: string
  name: string
  email: string
  /** The Stripe id from an earlier call; without it the customer is looked for by e-mail address. */
  customerId?: string
  /** GSTIN of the organisation, printed on its invoices. */
  gstin?: string
}

/** Finds or makes the Stripe customer of an organisation and brings name, address and GSTIN up to date. */
export async function ensureCustomer(stripe: Stripe, input: EnsureCustomer): Promise<{ customerId: string }> {
  const { organisationId, name, email, gstin } = input
  const known = await findCustomer(stripe, input)
  const wanted = { name, email, metadata: { organisationId } }
  const customer =
    known ??
    (await stripe.customers.create(wanted, {
      idempotencyKey: idempotencyKey('customer', organisationId, wanted),
    }))
  if (customer.name !== name || customer.email !== email)
    await stripe.customers.update(customer.id, { name, email })
  if (gstin) await ensureGstin(stripe, customer.id, gstin)
  return { customerId: customer.id }
}

async function findCustomer(stripe: Stripe, input: EnsureCustomer): Promise<Stripe.Customer | undefined> {
  const { organisationId, email, customerId } = input
  if (customerId !== undefined) {
    const customer = await stripe.customers.retrieve(customerId)
    if (customer.deleted)
      throw new BillingError('not_found', `The Stripe customer ${customerId} was deleted.`)
    if (customer.metadata.organisationId === organisationId) return customer
    throw new BillingError('conflict', `The Stripe customer ${customerId} is another organisation.`)
  }
  for await (const customer of stripe.customers.list({ email, limit: 100 })) {
    if (customer.metadata.organisationId === organisationId) return customer
  }
  return undefined
}

async function ensureGstin(stripe: Stripe, customerId: string, gstin: string): Promise<void> {
  const { data } = await stripe.customers.listTaxIds(customerId, { limit: 100 })
  if (data.some(({ type, value }) => type === 'in_gst' && value === gstin)) return
  for (const outdated of data.filter(({ type }) => type === 'in_gst')) {
    await stripe.customers.deleteTaxId(customerId, outdated.id)
  }
  await stripe.customers.createTaxId(
    customerId,
    { type: 'in_gst', value: gstin },
    { idempotencyKey: idempotencyKey('gstin', customerId, [gstin, data.map(({ id }) => id)]) },
  )
}

export type EnsureYearlyPrice = { offeringId: string; name: string; pricePerSeatInPaise: number }

/** Finds or makes the product of an offering and its price for one seat and year. Another amount is another price. */
export async function ensureYearlyPrice(
  stripe: Stripe,
  { offeringId, name, pricePerSeatInPaise }: EnsureYearlyPrice,
): Promise<{ priceId: string; productId: string }> {
  const lookupKey = `offering-${offeringId}-yearly-${pricePerSeatInPaise}`
  const { data } = await stripe.prices.list({ lookup_keys: [lookupKey], expand: ['data.product'] })
  const known = data[0]
  const product =
    known && typeof known.product !== 'string' && !known.product.deleted
      ? known.product
      : await ensureProduct(stripe, offeringId, name)
  if (product.name !== name) await stripe.products.update(product.id, { name })
  if (known) return { priceId: known.id, productId: product.id }

  const wanted = {
    currency: 'inr',
    product: product.id,
    unit_amount: pricePerSeatInPaise,
    recurring: { interval: 'year' },
    tax_behavior: 'exclusive',
    lookup_key: lookupKey,
    metadata: { offeringId },
  } as const
  const price = await stripe.prices.create(wanted, {
    idempotencyKey: idempotencyKey('price', lookupKey, wanted),
  })
  return { priceId: price.id, productId: product.id }
}

async function ensureProduct(stripe: Stripe, offeringId: string, name: string): Promise<Stripe.Product> {
  const id = `offering-${offeringId}` // chosen by us, so that Stripe itself refuses a second one
  const { data } = await stripe.products.list({ ids: [id] })
  if (data[0]) return data[0]
  const wanted = { id, name, unit_label: 'seat', metadata: { offeringId } }
  return stripe.products.create(wanted, { idempotencyKey: idempotencyKey('product', offeringId, wanted) })
}

/** Finds or makes the tax rate for a percentage of GST, added on top of the price. */
export async function ensureGstRate(stripe: Stripe, percent: number): Promise<{ taxRateId: string }> {
  for await (const rate of stripe.taxRates.list({ active: true, inclusive: false, limit: 100 })) {
    if (rate.percentage === percent && rate.country === 'IN' && rate.tax_type === 'gst')
      return { taxRateId: rate.id }
  }
  const wanted = {
    display_name: 'GST',
    percentage: percent,
    inclusive: false,
    country: 'IN',
    tax_type: 'gst',
  } as const
  const rate = await stripe.taxRates.create(wanted, {
    idempotencyKey: idempotencyKey('gst', String(percent), wanted),
  })
  return { taxRateId: rate.id }
}
