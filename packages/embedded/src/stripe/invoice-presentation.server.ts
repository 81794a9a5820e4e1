import { type Context } from './context.server.ts'
import { billedTo } from './draft-invoice.server.ts'
import { withBalance } from './invoice-totals.server.ts'
import { type Customer, type Invoice, type InvoiceLine, type TaxRate } from './records.server.ts'

type Wire = Record<string, unknown>
const LINES_SHOWN = 10

/** The invoice as the API shows it: our own fields left out, a draft with the customer as it is now. */
export function presentInvoice(context: Context, record: Invoice): Wire {
  const {
    page_token,
    days_until_due: _days,
    overdue_announced: _announced,
    amount_paid_off_stripe: _offStripe,
    ...invoice
  } = withBalance(context, record)
  const customer = context.transaction.find<Customer>('customer', invoice.customer)
  return {
    ...invoice,
    ...(invoice.status === 'draft' && customer && billedTo(context, customer)),
    default_tax_rates: taxRates(context, invoice.default_tax_rates),
    hosted_invoice_url: page_token ? `${context.publicUrl}/i/${page_token}` : null,
    invoice_pdf: null,
    lines: {
      object: 'list',
      data: invoice.lines.slice(0, LINES_SHOWN).map(presentLine),
      has_more: invoice.lines.length > LINES_SHOWN,
      url: `/v1/invoices/${invoice.id}/lines`,
    },
  }
}

export const presentLine = ({ own_tax_rates: _rates, ...line }: InvoiceLine): Wire & { id: string } => line

export const taxRates = (context: Context, ids: string[]) =>
  ids.map((id) => context.transaction.find<TaxRate>('tax_rate', id))
