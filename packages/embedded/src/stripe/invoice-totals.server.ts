import { taxOn } from './amounts.server.ts'
import { type Context } from './context.server.ts'
import {
  type Customer,
  type Invoice,
  type InvoiceLine,
  type LineTax,
  type TaxRate,
} from './records.server.ts'
import { getRecord } from './resource.server.ts'

/** The invoice with taxes and sums that follow from its lines, its rates and, while it is a draft, the balance. */
export function withTotals(context: Context, invoice: Invoice): Invoice {
  const lines = invoice.lines.map((line) => ({
    ...line,
    subtotal: line.amount,
    taxes: taxesOn(context, line.amount, line.own_tax_rates ?? invoice.default_tax_rates),
  }))
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0)
  const taxes = totalTaxes(lines)
  const total = subtotal + taxes.reduce((sum, tax) => sum + tax.amount, 0)
  return withBalance(context, {
    ...invoice,
    lines,
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: subtotal,
    total_taxes: taxes,
  })
}

/** A draft shows the customer's balance of the moment; only finalizing applies it. */
export function withBalance(context: Context, invoice: Invoice): Invoice {
  if (invoice.status !== 'draft') return invoice
  const { balance } = getRecord<Customer>(context, 'customer', invoice.customer)
  const due = Math.max(0, invoice.total + balance)
  return { ...invoice, starting_balance: balance, amount_due: due, amount_remaining: due }
}

/** Exclusive tax on an amount in paise, each rate rounded to the paisa by itself. */
export function taxesOn(context: Context, amount: number, rateIds: string[]): LineTax[] {
  return rateIds.map((id) => {
    const rate = getRecord<TaxRate>(context, 'tax_rate', id)
    return taxEntry(rate.id, amount, taxOn(amount, rate.percentage))
  })
}

/** Tax is rounded on every line and then added up: one total for each rate, in the order of the lines. */
export function totalTaxes(lines: Pick<InvoiceLine, 'taxes'>[]): LineTax[] {
  const totals = new Map<string, LineTax>()
  for (const tax of lines.flatMap((line) => line.taxes)) {
    const rate = tax.tax_rate_details.tax_rate
    const { taxable_amount = 0, amount = 0 } = totals.get(rate) ?? {}
    totals.set(rate, taxEntry(rate, taxable_amount + tax.taxable_amount, amount + tax.amount))
  }
  return [...totals.values()]
}

export const taxEntry = (rate: string, taxable: number, amount: number): LineTax => ({
  amount,
  tax_behavior: 'exclusive',
  tax_rate_details: { tax_rate: rate },
  taxability_reason: 'not_available',
  taxable_amount: taxable,
  type: 'tax_rate_details',
})
