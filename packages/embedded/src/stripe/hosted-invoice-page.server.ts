import { type Invoice } from './records.server.ts'

/** What the page announces above the invoice after an attempt to pay. */
export type PageNotice = 'declined' | null

/** The page where a person sees an invoice and pays it. Plain HTML, no script, nothing loaded from elsewhere. */
export function renderInvoicePage(invoice: Invoice, notice: PageNotice): string {
  const title = `Invoice ${invoice.number ?? ''}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} – sandbox</title>
<style>${STYLE}</style>
</head>
<body>
<p class="banner" role="note"><strong>Sandbox.</strong> This is a rehearsal: no bank is involved and no money moves.</p>
<main>
<h1>${escape(title)}</h1>
${notice === 'declined' ? '<p class="notice" role="alert">The payment was declined. The invoice is still open.</p>' : ''}
<dl>
<dt>Billed to</dt><dd>${escape(invoice.customer_name ?? invoice.customer)}</dd>
<dt>Due</dt><dd><time datetime="${isoDay(invoice.due_date)}">${longDay(invoice.due_date)}</time></dd>
<dt>Status</dt><dd>${STATUS_WORDS[invoice.status]}</dd>
</dl>
<table>
<caption>What is billed</caption>
<thead><tr><th scope="col">Description</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody>
${invoice.lines.map((line) => row(line.description, line.amount)).join('\n')}
</tbody>
<tfoot>
${row('Subtotal', invoice.subtotal)}
${row('Tax', invoice.total - invoice.subtotal)}
${row('Total', invoice.total)}
${row('Amount due', invoice.amount_remaining)}
</tfoot>
</table>
${invoice.status === 'open' ? payForms(invoice) : ''}
</main>
</body>
</html>
`
}

const payForms = (invoice: Invoice) => `<form method="post" action="${invoice.page_token}/pay">
<button type="submit">Pay ${rupees(invoice.amount_remaining)}</button>
</form>
<form method="post" action="${invoice.page_token}/decline">
<button type="submit" class="quiet">Let the payment be declined</button>
</form>`

const STATUS_WORDS = { draft: 'Draft', open: 'Waiting for payment', paid: 'Paid', void: 'Void' }

const row = (label: string, amount: number) =>
  `<tr><th scope="row">${escape(label)}</th><td class="amount">${rupees(amount)}</td></tr>`
const rupees = (paise: number) =>
  (paise / 100).toLocaleString('en-IN', { style: 'currency', currency: 'INR' })
const isoDay = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)
const longDay = (seconds: number) =>
  new Date(seconds * 1000).toLocaleDateString('en-IN', { dateStyle: 'long', timeZone: 'Asia/Kolkata' })

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

const STYLE = `
:root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff }
body { margin: 0 }
.banner { margin: 0; padding: .75rem 1rem; background: #8a3b00; color: #fff }
main { max-width: 40rem; margin: 0 auto; padding: 1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dt { font-weight: 600 } dd { margin: 0 }
table { width: 100%; border-collapse: collapse; margin: 1rem 0 }
caption { text-align: left; font-weight: 600 }
th, td { padding: .5rem 0; border-bottom: 1px solid #c4c4cc; text-align: left; font-weight: 400; vertical-align: top }
tfoot tr:last-child th, tfoot tr:last-child td { font-weight: 700 }
.amount { text-align: right; white-space: nowrap; padding-left: 1rem }
.notice { padding: .75rem 1rem; border: 2px solid #a4001d; color: #a4001d }
button { font: inherit; padding: .75rem 1.5rem; border: 2px solid #0b4f9e; border-radius: .25rem; background: #0b4f9e; color: #fff; margin-bottom: .75rem }
button.quiet { background: #fff; color: #0b4f9e }
button:focus-visible { outline: 3px solid #8a3b00; outline-offset: 2px }
`
