import { completeSession, declineSession, type Entered } from './checkout-completion.server.ts'
import { expireSession, lineItemsOf, withAmounts, type CheckoutSession } from './checkout-sessions.server.ts'
import { type Context } from './context.server.ts'
import { isGstin } from './customers.server.ts'
import {
  escapeHtml,
  renderAmountRow,
  renderFrame,
  renderMessage,
  renderNotice,
  rupees,
} from './hosted-frame.server.ts'
import { changeOnPage, wrongMethod, type Host, type PageRequest } from './hosted-page.server.ts'
import { type PageAnswer } from './http-answers.server.ts'

/** The page where a person looks at what a Checkout session offers, and buys it. */
export function checkoutPage(host: Host, request: PageRequest): PageAnswer | null {
  const { method, token, action, query, form } = request
  const [found] = host.store.where<CheckoutSession>('checkout.session', 'hidden.token', token)
  if (!found) return null
  const session = expiredInTime(host, found)
  if (action === undefined && method === 'GET') {
    const problem = query.has('declined') ? DECLINED : null
    return session.status === 'open'
      ? show(host, session, { problem, entered: knownOf(session), status: 200 })
      : over(session)
  }
  if (action !== 'pay' && action !== 'decline') return action === undefined ? wrongMethod() : null
  if (method !== 'POST') return wrongMethod()
  if (session.status !== 'open') return over(session)

  const quantities = new Map(
    session.hidden.lines.map(({ id, quantity }) => [id, Number(form.get(id) ?? quantity)]),
  )
  const entered = enteredOn(session, form)
  const problem = problemOf(session, entered, quantities)
  const asked = changeOnPage(host, session.customer, (context) =>
    problem === null ? context.transaction.put(withQuantities(context, session, quantities)) : session,
  )
  if (problem !== null) return show(host, session, { problem, entered, status: 422 })

  if (action === 'decline' || host.chaos.isCardDeclined()) {
    const declined = changeOnPage(host, session.customer, (context) => declineSession(context, asked))
    return show(host, declined, { problem: DECLINED, entered, status: 402 })
  }
  const complete = changeOnPage(host, session.customer, (context) => completeSession(context, asked, entered))
  return { location: successUrl(complete) }
}

const DECLINED = 'The payment was declined. Nothing was bought; you can try again.'

function expiredInTime(host: Host, session: CheckoutSession): CheckoutSession {
  if (session.status !== 'open' || session.expires_at > host.contextBase().wallNow) return session
  return changeOnPage(host, session.customer, (context) => expireSession(context, session))
}

const successUrl = ({ id, success_url: url }: CheckoutSession) => url.replaceAll('{CHECKOUT_SESSION_ID}', id)

function over(session: CheckoutSession): PageAnswer {
  if (session.status === 'complete') return { location: successUrl(session) }
  return {
    status: 410,
    html: renderMessage(
      'This checkout has expired',
      'Nothing was paid. Go back to where you came from and begin again.',
    ),
  }
}

function withQuantities(
  context: Context,
  session: CheckoutSession,
  quantities: Map<string, number>,
): CheckoutSession {
  const lines = session.hidden.lines.map((line) => ({
    ...line,
    quantity: line.adjustable ? (quantities.get(line.id) ?? line.quantity) : line.quantity,
  }))
  return withAmounts(context, { ...session, hidden: { ...session.hidden, lines } })
}

const asksForEmail = ({ customer_details: details }: CheckoutSession) => !details?.email
const asksForName = ({ customer, hidden, tax_id_collection: taxId }: CheckoutSession) =>
  customer === null || (taxId.enabled && hidden.updatesName)

const knownOf = ({ customer_details: details }: CheckoutSession): Entered => ({
  email: details?.email ?? null,
  name: details?.name ?? null,
  gstin: null,
})

function enteredOn(session: CheckoutSession, form: URLSearchParams): Entered {
  const read = (field: string) => form.get(field)?.trim().slice(0, 500) || null
  const known = knownOf(session)
  return {
    email: asksForEmail(session) ? read('email') : known.email,
    name: asksForName(session) ? read('name') : known.name,
    gstin: session.tax_id_collection.enabled ? (read('gstin')?.toUpperCase() ?? null) : null,
  }
}

function problemOf(
  session: CheckoutSession,
  { email, gstin }: Entered,
  quantities: Map<string, number>,
): string | null {
  if (asksForEmail(session) && !/^[^@\s]+@[^@\s]+$/.test(email ?? ''))
    return 'Enter an e-mail address, such as accounts@ministry.example.'
  if (gstin !== null && !isGstin(gstin)) return 'A GSTIN has 15 letters and digits, such as 07AAAGM0289C1ZL.'
  for (const { id, adjustable } of session.hidden.lines) {
    const quantity = quantities.get(id) ?? 0
    if (!adjustable || (Number.isInteger(quantity) && isBetween(quantity, adjustable))) continue
    return `Choose a quantity from ${adjustable.minimum} to ${adjustable.maximum}.`
  }
  return null
}

const isBetween = (value: number, { minimum, maximum }: { minimum: number; maximum: number }) =>
  minimum <= value && value <= maximum

type View = { problem: string | null; entered: Entered; status: number }

function show(host: Host, session: CheckoutSession, { problem, entered, status }: View): PageAnswer {
  const lines = host.store.transact((transaction) =>
    lineItemsOf({ ...host.contextBase(), transaction, request: null }, session),
  )
  const { mode, cancel_url: cancelUrl, amount_subtotal: subtotal, amount_total: total } = session
  const perYear = mode === 'subscription' ? ' for the first year' : ''
  const isEditable = (id: string) => session.hidden.lines.find((line) => line.id === id)?.adjustable
  const rows = lines.map((line) => {
    const detail = isEditable(line.id) ? '' : `${line.quantity} × ${rupees(line.price.unit_amount)}`
    return renderAmountRow(line.description, line.amount_subtotal, detail)
  })
  const editable = lines.flatMap((line) => {
    const bounds = isEditable(line.id)
    return bounds ? [quantityField(line.id, line.description, line.quantity, bounds)] : []
  })
  const body = `<h1>${mode === 'subscription' ? 'Subscribe' : 'Pay'}</h1>
${problem ? renderNotice('bad', problem) : ''}
<p class="total">${rupees(total)}<small>${escapeHtml(`Total${perYear}, tax included`)}</small></p>
<table>
<caption>What you buy</caption>
<thead><tr><th scope="col">Description</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot>
${renderAmountRow('Subtotal', subtotal)}
${renderAmountRow('Tax', total - subtotal)}
${renderAmountRow('Total', total)}
</tfoot>
</table>
<form method="post" action="/c/${session.hidden.token}/pay" novalidate>
${editable.join('\n')}
${editable.length > 0 ? '<p class="hint">Amounts follow a changed quantity when you pay.</p>' : ''}
${asksForEmail(session) ? field({ name: 'email', label: 'E-mail address', type: 'email', value: entered.email, autocomplete: 'email' }) : `<p>Receipts go to <strong>${escapeHtml(entered.email ?? '')}</strong>.</p>`}
${asksForName(session) ? field({ name: 'name', label: 'Name of the organisation or person', type: 'text', value: entered.name, autocomplete: 'organization' }) : ''}
${session.tax_id_collection.enabled ? field({ name: 'gstin', label: 'GSTIN (if you have one)', type: 'text', value: entered.gstin, autocomplete: 'off' }) : ''}
<div class="actions">
<button type="submit" class="main">${escapeHtml(`Pay ${rupees(total)}`)}</button>
<button type="submit" class="quiet" formaction="/c/${session.hidden.token}/decline">Let the payment be declined</button>
${cancelUrl ? `<a href="${escapeHtml(cancelUrl)}">Back without paying</a>` : ''}
</div>
</form>`
  return {
    status,
    html: renderFrame({ title: mode === 'subscription' ? 'Subscribe' : 'Pay', body }),
    formTargets: [new URL(session.success_url).origin],
  }
}

type Field = { name: string; label: string; type: string; value: string | null; autocomplete: string }
const field = ({ name, label, type, value, autocomplete }: Field) =>
  `<label for="${name}">${escapeHtml(label)}</label>
<input id="${name}" name="${name}" type="${type}" value="${escapeHtml(value ?? '')}" autocomplete="${autocomplete}">`

const quantityField = (
  id: string,
  label: string,
  value: number,
  { minimum, maximum }: { minimum: number; maximum: number },
) =>
  `<label for="${id}">${escapeHtml(`Quantity of ${label}`)}</label>
<input id="${id}" name="${id}" type="number" inputmode="numeric" min="${minimum}" max="${maximum}" value="${value}">`
