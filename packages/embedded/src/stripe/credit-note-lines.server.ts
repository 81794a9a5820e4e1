import { invalidRequest, missingResource } from './api-error.server.ts'
import { share } from './amounts.server.ts'
import { type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { decimal, decimalTimes, MOST_PAISE } from './invoice-item-pricing.server.ts'
import { usableRates } from './invoice-items.server.ts'
import { taxEntry, taxesOn } from './invoice-totals.server.ts'
import {
  emptyable,
  hash,
  integer,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import {
  type CreditNote,
  type CreditNoteLine,
  type Invoice,
  type InvoiceLine,
  type LineTax,
} from './records.server.ts'
import { mergeMetadata } from './resource.server.ts'

const amount = integer({ min: 1, max: MOST_PAISE })
export const creditLineShape = {
  type: required(oneOf('invoice_line_item', 'custom_line_item')),
  amount,
  description: text(),
  invoice_line_item: text(),
  metadata,
  quantity: integer({ min: 1 }),
  tax_rates: emptyable(listOf(text(), 5)),
  unit_amount: amount,
  unit_amount_decimal: decimal,
}
export const creditLines = listOf(hash(creditLineShape), 250)
type LineInput = Parsed<typeof creditLineShape>

/** The lines of a credit note as they are asked for, each with its tax. `issued` are the notes the invoice has already. */
export function creditNoteLines(
  context: Context,
  invoice: Invoice,
  inputs: LineInput[],
  issued: CreditNote[],
): CreditNoteLine[] {
  const made: CreditNoteLine[] = []
  inputs.forEach((input, index) => {
    const before = [...issued.flatMap(({ lines }) => lines), ...made]
    const param = `lines[${index}]`
    made.push(
      input.type === 'invoice_line_item'
        ? creditOfLine(context, invoice, input, { before, param })
        : customLine(context, input, param),
    )
  })
  return made
}

/** One line over a whole amount, as a credit note without lines has it; no tax is parted from it. */
export const wholeAmountLine = (invoice: Invoice, credited: number): CreditNoteLine =>
  lineOf({ amount: credited, description: `Credit for invoice ${invoice.number ?? ''}`.trim() })

function creditOfLine(
  context: Context,
  invoice: Invoice,
  input: LineInput,
  { before, param }: { before: CreditNoteLine[]; param: string },
): CreditNoteLine {
  const wanted = input.invoice_line_item
  if (wanted === undefined) throw missing(`${param}[invoice_line_item]`)
  const line = invoice.lines.find(({ id }) => id === wanted)
  if (!line) throw missingResource('invoice line item', wanted, `${param}[invoice_line_item]`)
  if ((input.amount === undefined) === (input.quantity === undefined)) {
    throw invalidRequest(`You must specify exactly one of ${param}[amount] and ${param}[quantity].`, {
      code: input.amount === undefined ? 'parameter_missing' : 'parameters_exclusive',
      param: `${param}[amount]`,
    })
  }
  const earlier = before.filter((credit) => credit.invoice_line_item === line.id)
  const credited = input.amount ?? share(line.amount, input.quantity ?? 0, Math.max(1, line.quantity))
  const left = line.amount - sumOf(earlier, ({ amount: part }) => part)
  if (credited > left) {
    throw invalidRequest(
      `The amount to credit (${credited}) is greater than what is left of the invoice line item (${left}).`,
      { param: `${param}[${input.amount === undefined ? 'quantity' : 'amount'}]` },
    )
  }
  return lineOf({
    amount: credited,
    description: line.description,
    invoice_line_item: line.id,
    metadata: mergeMetadata({}, input.metadata),
    quantity: input.quantity ?? null,
    tax_rates: line.taxes.map((tax) => tax.tax_rate_details.tax_rate),
    taxes: taxesOfCredit(line, credited, credited === left, earlier),
    type: 'invoice_line_item',
    unit_amount: input.quantity === undefined ? null : share(line.amount, 1, Math.max(1, line.quantity)),
  })
}

/** The part of the line's tax that goes with the credited part; the last part takes what is left, so that all of it is credited. */
function taxesOfCredit(
  line: InvoiceLine,
  credited: number,
  isRest: boolean,
  earlier: CreditNoteLine[],
): LineTax[] {
  return line.taxes.map((tax, index) => {
    const given = sumOf(earlier, ({ taxes }) => taxes[index]?.amount ?? 0)
    const part = isRest ? tax.amount - given : share(tax.amount, credited, line.amount)
    return taxEntry(tax.tax_rate_details.tax_rate, credited, part)
  })
}

function customLine(context: Context, input: LineInput, param: string): CreditNoteLine {
  if (input.description === undefined) throw missing(`${param}[description]`)
  const unit =
    input.unit_amount_decimal ?? (input.unit_amount === undefined ? undefined : String(input.unit_amount))
  if (unit === undefined) throw missing(`${param}[unit_amount]`)
  const quantity = input.quantity ?? 1
  const credited = decimalTimes(unit, quantity)
  const rates = usableRates(context, input.tax_rates, `${param}[tax_rates]`) ?? []
  return lineOf({
    amount: credited,
    description: input.description,
    metadata: mergeMetadata({}, input.metadata),
    quantity,
    tax_rates: rates,
    taxes: taxesOn(context, credited, rates),
    unit_amount: input.unit_amount ?? null,
    unit_amount_decimal: unit,
  })
}

function lineOf(line: Partial<CreditNoteLine> & { amount: number }): CreditNoteLine {
  return {
    description: null,
    discount_amount: 0,
    discount_amounts: [],
    livemode: false,
    metadata: {},
    pretax_credit_amounts: [],
    quantity: null,
    tax_rates: [],
    taxes: [],
    type: 'custom_line_item',
    unit_amount: null,
    unit_amount_decimal: null,
    ...line,
    id: newId('cnli'),
    object: 'credit_note_line_item',
  }
}

const missing = (param: string) =>
  invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
const sumOf = <T>(list: T[], value: (entry: T) => number) =>
  list.reduce((sum, entry) => sum + value(entry), 0)
