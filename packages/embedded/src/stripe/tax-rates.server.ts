import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import {
  flag,
  instantRange,
  metadata,
  oneOf,
  percentage,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import { invalidRequest } from './api-error.server.ts'
import { present } from './present.server.ts'
import { type Metadata, type TaxRate } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'

const taxRateShape = {
  display_name: required(text(50)),
  inclusive: required(flag),
  percentage: required(percentage),
  active: flag,
  country: text(2),
  state: text(3),
  jurisdiction: text(200),
  description: text(),
  tax_type: oneOf('gst', 'igst'),
  metadata,
}

function createTaxRate(context: Context, params: Parsed<typeof taxRateShape>): TaxRate {
  if (params.inclusive) {
    throw invalidRequest('Invalid inclusive: must be one of false', { param: 'inclusive' })
  }
  const taxRate = context.transaction.put<TaxRate>({
    id: newId('txr'),
    object: 'tax_rate',
    active: params.active ?? true,
    country: params.country ?? null,
    created: context.now,
    description: params.description ?? null,
    display_name: params.display_name,
    effective_percentage: null,
    flat_amount: null,
    inclusive: false,
    jurisdiction: params.jurisdiction ?? null,
    jurisdiction_level: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    percentage: params.percentage,
    rate_type: 'percentage',
    state: params.state ?? null,
    tax_type: params.tax_type ?? null,
  })
  emit(context, 'tax_rate.created', taxRate)
  return taxRate
}

export const taxRateRoutes = [
  route('POST', '/v1/tax_rates', taxRateShape, (context, params) =>
    present(context, createTaxRate(context, params)),
  ),
  route(
    'GET',
    '/v1/tax_rates',
    { ...pageParams, active: flag, inclusive: flag, created: instantRange },
    (context, params) => {
      const rates = context.transaction
        .all<TaxRate>('tax_rate')
        .filter(({ active }) => params.active === undefined || active === params.active)
        .filter(({ inclusive }) => params.inclusive === undefined || inclusive === params.inclusive)
        .filter(({ created }) => isWithin(Number(created), params.created))
      return pageOf(rates, params, '/v1/tax_rates', 'tax rate')
    },
  ),
  route('GET', '/v1/tax_rates/:id', {}, (context, _params, id) =>
    present(context, getRecord<TaxRate>(context, 'tax_rate', id)),
  ),
  route(
    'POST',
    '/v1/tax_rates/:id',
    { active: flag, display_name: text(50), description: text(), jurisdiction: text(200), metadata },
    (context, { metadata: change, ...fields }, id) => {
      const rate = getRecord<TaxRate>(context, 'tax_rate', id)
      const updated = {
        ...rate,
        ...given(fields),
        metadata: mergeMetadata(rate.metadata as Metadata, change),
      }
      return present(context, replace(context, rate, updated, 'tax_rate.updated'))
    },
  ),
]
