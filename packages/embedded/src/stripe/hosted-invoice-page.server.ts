import {
  escapeHtml,
  renderAmountRow,
  renderButton,
  renderDay,
  renderFrame,
  renderNotice,
  rupees,
} from './hosted-frame.server.ts'
import { changeOnPage, wrongMethod, type Host, type PageRequest } from './hosted-page.server.ts'
import { type PageAnswer } from './http-answers.server.ts'
import { declinePayment, payInvoice } from './invoices.server.ts'
import { type Invoice } from './records.server.ts'

/** What the page announces above the invoice after an attempt to pay. */
type PageNotice = 'declined' | null

/** The page where a person sees an invoice and pays it. */
function renderInvoicePage(invoice: Invoice, notice: PageNotice): string {
  const title = `Invoice ${invoice.number ?? ''}`
  const due = invoice.due_date === null ? '' : `<dt>Due</dt><dd>${renderDay(invoice.due_date)}</dd>`
  return renderFrame({
    title,
    body: `<h1>${escapeHtml(title)}</h1>
${noticeOf(invoice, notice)}
<p class="total">${rupees(invoice.status === 'open' ? invoice.amount_remaining : invoice.total)}</p>
<dl>
<dt>Billed to</dt><dd>${escapeHtml(invoice.customer_name ?? invoice.customer)}</dd>
${due}
<dt>Status</dt><dd>${STATUS_WORDS[invoice.status]}</dd>
</dl>
<table>
<caption>What is billed</caption>
<thead><tr><th scope="col">Description</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody>
${invoice.lines.map((line) => renderAmountRow(line.description ?? '', line.amount)).join('\n')}
</tbody>
<tfoot>
${renderAmountRow('Subtotal', invoice.subtotal)}
${renderAmountRow('Tax', invoice.total - invoice.subtotal)}
${renderAmountRow('Total', invoice.total)}
${renderAmountRow('Amount due', invoice.amount_remaining)}
</tfoot>
</table>
${invoice.status === 'open' ? payForms(invoice) : ''}`,
  })
}

function noticeOf({ status }: Invoice, notice: PageNotice): string {
  if (status === 'paid') return renderNotice('good', 'This invoice is paid. Nothing more is owed.')
  return notice === 'declined' && status === 'open'
    ? renderNotice('bad', 'The payment was declined. The invoice is still open.')
    : ''
}

const payForms = (invoice: Invoice) => `<div class="actions">
${renderButton(`${invoice.page_token}/pay`, `Pay ${rupees(invoice.amount_remaining)}`)}
${renderButton(`${invoice.page_token}/decline`, 'Let the payment be declined', 'quiet')}
</div>`

const STATUS_WORDS: Record<string, string> = {
  draft: 'Draft',
  open: 'Waiting for payment',
  paid: 'Paid',
  uncollectible: 'Given up as uncollectible',
  void: 'Void: nothing is owed',
}

/** The page of an invoice that was finalized. */
export function invoicePage(host: Host, { method, token, action, query }: PageRequest): PageAnswer | null {
  const [invoice] = host.store.where<Invoice>('invoice', 'page_token', token)
  if (!invoice) return null
  if (action === undefined) {
    return { status: 200, html: renderInvoicePage(invoice, query.has('declined') ? 'declined' : null) }
  }
  if (action !== 'pay' && action !== 'decline') return null
  if (method !== 'POST') return wrongMethod()
  const isDeclined = action === 'decline' || host.chaos.isCardDeclined()
  if (invoice.status === 'open') {
    changeOnPage(host, invoice.customer, (context) =>
      isDeclined ? declinePayment(context, invoice) : payInvoice(context, invoice, 'attempted'),
    )
  }
  return { location: `${host.contextBase().publicUrl}/i/${token}${isDeclined ? '?declined' : ''}` }
}
