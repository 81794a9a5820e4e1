import { invalidRequest } from './api-error.server.ts'
import { createPrice } from './catalogue.server.ts'
import { type Context } from './context.server.ts'
import { hash, integer, oneOf, required, text, type Param } from './params.server.ts'
import { pricedProduct, pricingOf } from './invoice-lines.server.ts'
import { type InvoiceItem, type Price } from './records.server.ts'
import { getRecord } from './resource.server.ts'

export const MOST_PAISE = 999_999_999_999
export const signedAmount = integer({ min: -MOST_PAISE, max: MOST_PAISE })

const DECIMAL_PLACES = 12
/** An amount in paise with up to twelve decimal places; kept as text, because a double could not hold it. */
export const decimal: Param<string> = {
  read(raw, name) {
    const value = text().read(raw, name)
    if (/^-?\d{1,12}(\.\d{1,12})?$/.test(value)) return value
    throw invalidRequest(
      `Invalid decimal: ${value}; must contain at maximum ${DECIMAL_PLACES} decimal places.`,
      { param: name },
    )
  },
}

/** Quantity times a decimal amount, half a paisa away from zero. */
export function decimalTimes(amount: string, quantity: number): number {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  const scale = 10n ** BigInt(DECIMAL_PLACES)
  const scaled = BigInt(whole + fraction.padEnd(DECIMAL_PLACES, '0')) * BigInt(quantity)
  const rounded = Number((2n * scaled + scale) / (2n * scale))
  return sign ? -rounded : rounded
}

/** The ways to say what something costs; one of them is given. */
export const pricingShape = {
  amount: signedAmount,
  unit_amount_decimal: decimal,
  pricing: hash({ price: required(text()) }),
  price_data: hash({
    currency: required(oneOf('inr')),
    product: required(text()),
    unit_amount: required(signedAmount),
    tax_behavior: oneOf('exclusive', 'unspecified'),
  }),
  quantity: integer({ max: 1_000_000_000 }),
}
export type PricingInput = {
  amount?: number
  unit_amount_decimal?: string
  pricing?: { price: string }
  price_data?: { currency: 'inr'; product: string; unit_amount: number }
  quantity?: number
}
export type PricedItem = Pick<InvoiceItem, 'amount' | 'pricing' | 'quantity'> & { productName: string | null }

const WAYS = ['amount', 'unit_amount_decimal', 'pricing', 'price_data'] as const

/** What an item costs; null when the input says nothing about it. `prefix` is where the parameters stand. */
export function priceItem(context: Context, input: PricingInput, prefix = ''): PricedItem | null {
  const nameOf = (field: string) => (prefix ? `${prefix}[${field}]` : field)
  const ways = WAYS.filter((way) => input[way] !== undefined)
  if (ways.length === 0) return null
  const exclusive = input.amount !== undefined && input.quantity !== undefined ? ['amount', 'quantity'] : ways
  if (exclusive.length > 1) {
    throw invalidRequest(
      `You may only specify one of these parameters: ${exclusive.map(nameOf).join(', ')}.`,
      {
        code: 'parameters_exclusive',
        param: nameOf(exclusive[0] ?? 'amount'),
      },
    )
  }
  if (input.amount !== undefined) return plainAmount(input.amount, String(input.amount), 1)
  const quantity = input.quantity ?? 1
  if (input.unit_amount_decimal !== undefined) {
    const unit = input.unit_amount_decimal
    return plainAmount(decimalTimes(unit, quantity), unit, quantity)
  }
  const price = input.pricing
    ? oneTimePrice(context, input.pricing.price, nameOf('pricing[price]'))
    : inlinePrice(context, input.price_data, nameOf('price_data[product]'))
  return {
    amount: price.unit_amount * quantity,
    pricing: pricingOf(price),
    productName: pricedProduct(context, price.id).product.name,
    quantity,
  }
}

const plainAmount = (amount: number, unit: string, quantity: number): PricedItem => ({
  amount,
  pricing: { type: 'price_details', unit_amount_decimal: unit },
  productName: null,
  quantity,
})

function oneTimePrice(context: Context, id: string, param: string): Price {
  const price = getRecord<Price>(context, 'price', id, param)
  if (!price.active)
    throw invalidRequest('The price specified is inactive. This field only accepts active prices.', { param })
  if (price.type === 'one_time') return price
  throw invalidRequest(
    'The price specified is set to `type=recurring` but this field only accepts prices with `type=one_time`.',
    { param },
  )
}

/** A price made for this one item; inactive, so that nobody uses it again. */
function inlinePrice(context: Context, data: PricingInput['price_data'], param: string): Price {
  if (!data) throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  getRecord(context, 'product', data.product, param)
  return createPrice(context, { ...data, active: false })
}
