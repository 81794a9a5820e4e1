import { expect, test } from 'vitest'
import { aCatalogue, aSandbox } from './support/sandbox.ts'

test('metadata hold fifty keys, also when they come one after the other', async () => {
  const { stripe } = await aSandbox()
  const keys = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`key${from + i}`, 'value']))
  const { id } = await stripe.customers.create({ metadata: keys(0, 50) })

  for (const refused of [
    stripe.customers.create({ metadata: keys(0, 51) }),
    stripe.customers.update(id, { metadata: keys(50, 51) }),
  ])
    await expect(refused).rejects.toMatchObject({ statusCode: 400, param: 'metadata' })
  await stripe.customers.update(id, { metadata: { key0: '', key50: 'value' } })
})

test('a customer is created, found by e-mail address, changed and told about', async () => {
  const { stripe } = await aSandbox()
  const customer = await stripe.customers.create({
    name: 'Ministry of Examples',
    email: 'accounts@examples.gov.example',
    address: { city: 'New Delhi', country: 'IN' },
    metadata: { organisationId: 'org-1', region: 'north' },
  })
  await stripe.customers.create({ email: 'other@examples.gov.example' })

  const found = await stripe.customers.list({ email: 'accounts@examples.gov.example' })
  const changed = await stripe.customers.update(customer.id, {
    name: 'Ministry of Better Examples',
    metadata: { region: '', size: 'large' },
  })

  expect(found.data.map(({ id }) => id)).toEqual([customer.id])
  expect(changed).toMatchObject({
    name: 'Ministry of Better Examples',
    email: 'accounts@examples.gov.example',
  })
  expect(changed.metadata).toEqual({ organisationId: 'org-1', size: 'large' })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
    address: { city: 'New Delhi', line1: null },
  })
  const { data } = await stripe.events.list({ type: 'customer.updated' })
  expect(data[0]?.data.previous_attributes).toMatchObject({ name: 'Ministry of Examples' })
})

test('a GSTIN is kept with its customer and removed again', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)

  await expect(
    stripe.customers.createTaxId(customer.id, { type: 'in_gst', value: 'nonsense' }),
  ).rejects.toMatchObject({
    code: 'tax_id_invalid',
  })
  const taxId = await stripe.customers.createTaxId(customer.id, { type: 'in_gst', value: '07AAAGM0289C1ZL' })

  expect((await stripe.customers.listTaxIds(customer.id)).data).toEqual([
    expect.objectContaining({ id: taxId.id }),
  ])
  expect(await stripe.customers.retrieveTaxId(customer.id, taxId.id)).toMatchObject({
    value: '07AAAGM0289C1ZL',
  })
  expect(await stripe.customers.deleteTaxId(customer.id, taxId.id)).toMatchObject({ deleted: true })
  await expect(stripe.customers.retrieveTaxId(customer.id, taxId.id)).rejects.toMatchObject({
    statusCode: 404,
  })
})

test('a product may bring its own id, once', async () => {
  const { stripe } = await aSandbox()
  await stripe.products.create({ id: 'offering-1', name: 'Noting', unit_label: 'seat' })

  await expect(stripe.products.create({ id: 'offering-1', name: 'Noting' })).rejects.toMatchObject({
    code: 'resource_already_exists',
  })
  expect(await stripe.products.update('offering-1', { name: 'Drafting', active: false })).toMatchObject({
    name: 'Drafting',
    active: false,
  })
  expect((await stripe.products.list({ active: true })).data).toEqual([])
  expect((await stripe.products.list({ ids: ['offering-1', 'x'] })).data).toHaveLength(1)
  expect(await stripe.products.retrieve('offering-1')).toMatchObject({ unit_label: 'seat' })
})

test('a yearly price is found by its lookup key, which only one price holds', async () => {
  const { stripe } = await aSandbox()
  const { product } = await aCatalogue(stripe)
  const wanted = {
    currency: 'inr',
    product: product.id,
    recurring: { interval: 'year' },
    lookup_key: 'a',
  } as const
  const first = await stripe.prices.create({ ...wanted, unit_amount: 100_000 })

  await expect(stripe.prices.create({ ...wanted, unit_amount: 1 })).rejects.toMatchObject({
    param: 'lookup_key',
  })
  const second = await stripe.prices.create({ ...wanted, unit_amount: 120_000, transfer_lookup_key: true })

  expect(first.unit_amount_decimal?.toString()).toBe('100000')
  expect((await stripe.prices.list({ lookup_keys: ['a', 'b'] })).data.map(({ id }) => id)).toEqual([
    second.id,
  ])
  expect(await stripe.prices.retrieve(first.id)).toMatchObject({ lookup_key: null, unit_amount: 100_000 })
  expect(await stripe.prices.update(first.id, { active: false })).toMatchObject({ active: false })
  expect((await stripe.prices.list({ product: product.id, active: true })).data).toHaveLength(2)
})

test('tax rates are created, listed and retired', async () => {
  const { stripe } = await aSandbox()
  const rate = await stripe.taxRates.create({
    display_name: 'GST',
    inclusive: false,
    percentage: 18,
    country: 'IN',
    tax_type: 'gst',
  })

  expect(await stripe.taxRates.retrieve(rate.id)).toMatchObject({
    percentage: 18,
    tax_type: 'gst',
    inclusive: false,
  })
  await stripe.taxRates.update(rate.id, { active: false })
  expect((await stripe.taxRates.list({ active: true })).data).toEqual([])
  expect((await stripe.taxRates.list({ active: false })).data).toHaveLength(1)
})
