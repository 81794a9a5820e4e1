import { invalidRequest } from './api-error.server.ts'
import { createPrice, createProduct } from './catalogue.server.ts'
import { type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { usableRates } from './invoice-items.server.ts'
import { pricedProduct } from './invoice-lines.server.ts'
import { taxesOn } from './invoice-totals.server.ts'
import { flag, hash, integer, listOf, metadata, oneOf, required, text, type Parsed } from './params.server.ts'
import { type Metadata, type Price } from './records.server.ts'
import { getRecord, mergeMetadata } from './resource.server.ts'

/** One thing that is bought, stored with the ids of its price and tax rates. */
export type CheckoutLine = {
  id: string
  adjustable: { minimum: number; maximum: number } | null
  metadata: Metadata
  price: string
  quantity: number
  tax_rates: string[]
}

const MOST_BY_DEFAULT = 99
const quantity = integer({ min: 0, max: 999_999 })
const priceDataShape = {
  currency: required(oneOf('inr')),
  product: text(),
  product_data: hash({ name: required(text(250)), description: text(), metadata }),
  recurring: hash({ interval: required(oneOf('year')), interval_count: integer({ min: 1, max: 1 }) }),
  tax_behavior: oneOf('exclusive', 'unspecified'),
  unit_amount: required(integer()),
}
export const lineShape = {
  adjustable_quantity: hash({ enabled: required(flag), minimum: quantity, maximum: quantity }),
  metadata,
  price: text(),
  price_data: hash(priceDataShape),
  quantity,
  tax_rates: listOf(text(), 5),
}
type LineParams = Parsed<typeof lineShape>

/** A line as it was asked for. `param` is where it stands. */
export function newCheckoutLine(context: Context, line: LineParams, param: string): CheckoutLine {
  const price = priceOf(context, line, param)
  const count = line.quantity
  if (count === undefined) {
    throw invalidRequest('Quantity is required. Add `quantity` to `' + param + '`', {
      code: 'parameter_missing',
      param: `${param}[quantity]`,
    })
  }
  return {
    id: newId('li'),
    adjustable: adjustableOf(line, count, param),
    metadata: mergeMetadata({}, line.metadata),
    price: price.id,
    quantity: count,
    tax_rates: usableRates(context, line.tax_rates ?? [], `${param}[tax_rates]`),
  }
}

function adjustableOf({ adjustable_quantity: wanted }: LineParams, count: number, param: string) {
  if (!wanted?.enabled) return null
  const { minimum = 0, maximum = MOST_BY_DEFAULT } = wanted
  if (minimum <= count && count <= maximum) return { minimum, maximum }
  throw invalidRequest(
    `The quantity must be between ${minimum} and ${maximum}, the bounds of adjustable_quantity.`,
    {
      param: `${param}[quantity]`,
    },
  )
}

function priceOf(context: Context, { price, price_data: data }: LineParams, param: string): Price {
  if ((price === undefined) === (data === undefined)) {
    throw invalidRequest('You must specify either `price` or `price_data` for each line item.', {
      param,
    })
  }
  if (data) return inlinePrice(context, data, `${param}[price_data]`)
  const known = getRecord<Price>(context, 'price', price ?? '', `${param}[price]`)
  if (known.active) return known
  throw invalidRequest('The price specified is inactive. This field only accepts active prices.', {
    param: `${param}[price]`,
  })
}

function inlinePrice(context: Context, data: Parsed<typeof priceDataShape>, param: string): Price {
  const { product, product_data: productData, ...price } = data
  if ((product === undefined) === (productData === undefined)) {
    throw invalidRequest('You must specify either `product` or `product_data` when creating a price.', {
      param,
    })
  }
  const made = productData ? createProduct(context, { ...NO_PRODUCT_FIELDS, ...productData }).id : product
  return createPrice(context, { ...NO_PRICE_FIELDS, ...price, product: made ?? '' })
}

const NO_PRODUCT_FIELDS = { id: undefined, active: undefined, unit_label: undefined }
const NO_PRICE_FIELDS = {
  active: undefined,
  lookup_key: undefined,
  metadata: undefined,
  nickname: undefined,
  transfer_lookup_key: undefined,
}

/** What a line comes to: tax is on top, each rate rounded by itself. `extra` are rates of the whole session. */
export function amountsOf(context: Context, line: CheckoutLine, extra: string[] = []) {
  const { price, product } = pricedProduct(context, line.price)
  const subtotal = price.unit_amount * line.quantity
  const rates = line.tax_rates.length > 0 ? line.tax_rates : extra
  const tax = taxesOn(context, subtotal, rates).reduce((sum, { amount }) => sum + amount, 0)
  return { price, product, subtotal, tax, total: subtotal + tax }
}

export function presentLine(context: Context, line: CheckoutLine, extra: string[]) {
  const { price, product, subtotal, tax, total } = amountsOf(context, line, extra)
  return {
    id: line.id,
    object: 'item',
    adjustable_quantity: line.adjustable && { enabled: true, ...line.adjustable },
    amount_discount: 0,
    amount_subtotal: subtotal,
    amount_tax: tax,
    amount_total: total,
    currency: 'inr',
    description: product.name,
    metadata: line.metadata,
    price,
    quantity: line.quantity,
  }
}
