import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import {
  emptyable,
  flag,
  hash,
  instantRange,
  integer,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import { present } from './present.server.ts'
import { type Price, type Product } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'

const productShape = {
  id: text(255),
  name: required(text(250)),
  active: flag,
  description: text(5000),
  unit_label: text(12),
  metadata,
}
const priceShape = {
  currency: required(oneOf('inr')),
  product: required(text()),
  unit_amount: required(integer()),
  recurring: hash({ interval: required(oneOf('year')), interval_count: integer({ min: 1, max: 1 }) }),
  active: flag,
  nickname: text(),
  lookup_key: text(200),
  transfer_lookup_key: flag,
  tax_behavior: oneOf('exclusive', 'unspecified'),
  metadata,
}

/** Stores and announces a product. */
export function createProduct(context: Context, params: Parsed<typeof productShape>): Product {
  if (params.id !== undefined && context.transaction.find('product', params.id)) {
    throw invalidRequest('Product already exists.', { code: 'resource_already_exists', param: 'id' })
  }
  const product = context.transaction.put<Product>({
    id: params.id ?? newId('prod'),
    object: 'product',
    active: params.active ?? true,
    created: context.now,
    default_price: null,
    description: params.description ?? null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: mergeMetadata({}, params.metadata),
    name: params.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: params.unit_label ?? null,
    updated: context.now,
    url: null,
  })
  emit(context, 'product.created', product)
  return product
}

type PriceParams = Parsed<typeof priceShape>
type NewPrice = Pick<PriceParams, 'currency' | 'product' | 'unit_amount'> & Partial<PriceParams>

/** Stores and announces a price: yearly with `recurring`, for one time without. Amount in paise. */
export function createPrice(context: Context, params: NewPrice): Price {
  const product = getRecord<Product>(context, 'product', params.product, 'product')
  claimLookupKey(context, params)
  const price = context.transaction.put<Price>({
    id: newId('price'),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: context.now,
    currency: params.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.lookup_key ?? null,
    metadata: mergeMetadata({}, params.metadata),
    nickname: params.nickname ?? null,
    product: product.id,
    recurring: params.recurring
      ? {
          interval: 'year',
          interval_count: 1,
          meter: null,
          trial_period_days: null,
          usage_type: 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: params.recurring ? 'recurring' : 'one_time',
    unit_amount: params.unit_amount,
    unit_amount_decimal: String(params.unit_amount),
  })
  emit(context, 'price.created', price)
  return price
}

/** A lookup key belongs to one price; only an explicit transfer takes it away from its holder. */
function claimLookupKey(
  context: Context,
  claim: { lookup_key?: string; transfer_lookup_key?: boolean },
  own?: Price,
): void {
  if (claim.lookup_key === undefined) return
  const holder = context.transaction
    .all<Price>('price')
    .find((price) => price.lookup_key === claim.lookup_key && price.id !== own?.id)
  if (!holder) return
  if (!claim.transfer_lookup_key) {
    throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, {
      code: 'resource_already_exists',
      param: 'lookup_key',
    })
  }
  replace(context, holder, { ...holder, lookup_key: null }, 'price.updated')
}

export const catalogueRoutes = [
  route('POST', '/v1/products', productShape, (context, params) =>
    present(context, createProduct(context, params)),
  ),
  route(
    'GET',
    '/v1/products',
    { ...pageParams, active: flag, ids: listOf(text()), created: instantRange },
    (context, params) => {
      const products = context.transaction
        .all<Product>('product')
        .filter(({ active }) => params.active === undefined || active === params.active)
        .filter(({ id }) => params.ids === undefined || params.ids.includes(id))
        .filter(({ created }) => isWithin(created, params.created))
      return pageOf(products, params, '/v1/products', 'product')
    },
  ),
  route('GET', '/v1/products/:id', {}, (context, _params, id) =>
    present(context, getRecord<Product>(context, 'product', id)),
  ),
  route(
    'POST',
    '/v1/products/:id',
    {
      name: text(250),
      active: flag,
      description: emptyable(text()),
      unit_label: emptyable(text(12)),
      metadata,
    },
    (context, { metadata: change, ...fields }, id) => {
      const product = getRecord<Product>(context, 'product', id)
      const changed = { ...product, ...given(fields), metadata: mergeMetadata(product.metadata, change) }
      const updated =
        JSON.stringify(changed) === JSON.stringify(product) ? product : { ...changed, updated: context.now }
      return present(context, replace(context, product, updated, 'product.updated'))
    },
  ),
  route('POST', '/v1/prices', priceShape, (context, params) =>
    present(context, createPrice(context, params)),
  ),
  route(
    'GET',
    '/v1/prices',
    {
      ...pageParams,
      active: flag,
      product: text(),
      lookup_keys: listOf(text(200), 10),
      type: oneOf('recurring', 'one_time'),
      currency: oneOf('inr'),
      created: instantRange,
    },
    (context, params) => {
      const prices = context.transaction
        .all<Price>('price')
        .filter(({ active }) => params.active === undefined || active === params.active)
        .filter(({ product }) => params.product === undefined || product === params.product)
        .filter(({ type }) => params.type === undefined || type === params.type)
        .filter(
          ({ lookup_key: key }) => !params.lookup_keys || (key !== null && params.lookup_keys.includes(key)),
        )
        .filter(({ created }) => isWithin(created, params.created))
      return pageOf(prices, params, '/v1/prices', 'price')
    },
  ),
  route('GET', '/v1/prices/:id', {}, (context, _params, id) =>
    present(context, getRecord<Price>(context, 'price', id)),
  ),
  route(
    'POST',
    '/v1/prices/:id',
    { active: flag, nickname: emptyable(text()), lookup_key: text(200), transfer_lookup_key: flag, metadata },
    (context, { metadata: change, transfer_lookup_key, ...fields }, id) => {
      const price = getRecord<Price>(context, 'price', id)
      claimLookupKey(context, { lookup_key: fields.lookup_key, transfer_lookup_key }, price)
      const updated = { ...price, ...given(fields), metadata: mergeMetadata(price.metadata, change) }
      return present(context, replace(context, price, updated, 'price.updated'))
    },
  ),
]
