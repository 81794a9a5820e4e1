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

  const quantities = quantitiesOn(session, form)
  const entered = enteredOn(session, form)
  const problem = problemOf(session, entered, quantities)
  if (problem) return show(host, session, { problem, entered, status: 422, quantities })
  if (session.hidden.lines.some(({ id, quantity }) => quantities.get(id) !== quantity)) {
    // Nobody pays another amount than the one the button named.
    const changed = changeOnPage(host, session.customer, (context) =>
      context.transaction.put(withQuantities(context, session, quantities)),
    )
    return show(host, changed, { problem: CHANGED, entered, status: 200 })
  }
  if (action === 'decline' || host.chaos.isCardDeclined()) {
    const declined = changeOnPage(host, session.customer, (context) => declineSession(context, session))
    return show(host, declined, { problem: DECLINED, entered, status: 402 })
  }
  const complete = changeOnPage(host, session.customer, (context) =>
    completeSession(context, session, entered),
  )
  return { location: successUrl(complete) }
}

/** What stands in the way; `field` is where it is mended. */
type Problem = { text: string; field?: string }
const DECLINED = { text: 'The payment was declined. Nothing was bought; you can try again.' }
const CHANGED = { text: 'The amounts have followed the changed quantity. Check them, then pay.' }

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

function quantitiesOn({ hidden }: CheckoutSession, form: URLSearchParams): Map<string, number> {
  const read = (id: string) => (form.has(id) ? Number(form.get(id) || NaN) : null)
  return new Map(
    hidden.lines.map(({ id, quantity, adjustable }) => [id, adjustable ? (read(id) ?? quantity) : quantity]),
  )
}

function withQuantities(
  context: Context,
  session: CheckoutSession,
  quantities: Map<string, number>,
): CheckoutSession {
  const lines = session.hidden.lines.map((line) => ({
    ...line,
    quantity: quantities.get(line.id) ?? line.quantity,
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
): Problem | null {
  if (asksForEmail(session) && !/^[^@\s]+@[^@\s]+$/.test(email ?? ''))
    return { text: 'Enter an e-mail address, such as accounts@ministry.example.', field: 'email' }
  if (gstin !== null && !isGstin(gstin))
    return { text: 'A GSTIN has 15 letters and digits, such as 07AAAGM0289C1ZL.', field: 'gstin' }
  for (const { id, adjustable } of session.hidden.lines) {
    const quantity = quantities.get(id) ?? 0
    if (!adjustable || (Number.isInteger(quantity) && isBetween(quantity, adjustable))) continue
    return { text: `Choose a quantity from ${adjustable.minimum} to ${adjustable.maximum}.`, field: id }
  }
  return null
}

const isBetween = (value: number, { minimum, maximum }: { minimum: number; maximum: number }) =>
  minimum <= value && value <= maximum

type View = {
  problem: Problem | null
  entered: Entered
  status: number
  /** As they were entered, when they cannot be. */
  quantities?: Map<string, number>
}

function show(
  host: Host,
  session: CheckoutSession,
  { problem, entered, status, quantities }: View,
): PageAnswer {
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
    return bounds
      ? [
          renderField({
            name: line.id,
            label: `Quantity of ${line.description} (${bounds.minimum} to ${bounds.maximum})`,
            type: 'number',
            value: String(quantities?.get(line.id) ?? line.quantity).replace('NaN', ''),
            attributes: `inputmode="numeric" min="${bounds.minimum}" max="${bounds.maximum}"`,
            problem,
          }),
        ]
      : []
  })
  const body = `<h1>${mode === 'subscription' ? 'Subscribe' : 'Pay'}</h1>
${problem ? renderNotice(problem === CHANGED ? 'good' : 'bad', problem.text) : ''}
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
${editable.length > 0 ? '<p class="hint">When you change a quantity, you see the new amounts before you pay.</p>' : ''}
${asksForEmail(session) ? renderField({ name: 'email', label: 'E-mail address', type: 'email', value: entered.email, attributes: 'autocomplete="email"', problem }) : `<p>Receipts go to <strong>${escapeHtml(entered.email ?? '')}</strong>.</p>`}
${asksForName(session) ? renderField({ name: 'name', label: 'Name of the organisation or person', type: 'text', value: entered.name, attributes: 'autocomplete="organization"', problem }) : ''}
${session.tax_id_collection.enabled ? renderField({ name: 'gstin', label: 'GSTIN (if you have one)', type: 'text', value: entered.gstin, attributes: 'autocomplete="off"', problem }) : ''}
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

type Field = {
  name: string
  label: string
  type: string
  value: string | null
  attributes: string
  problem: Problem | null
}

function renderField({ name, label, type, value, attributes, problem }: Field): string {
  const wrong = problem?.field === name ? problem.text : null
  const marks = wrong ? ` aria-invalid="true" aria-describedby="${name}-problem"` : ''
  return `<label for="${name}">${escapeHtml(label)}</label>
${wrong ? `<p class="problem" id="${name}-problem">${escapeHtml(wrong)}</p>` : ''}
<input id="${name}" name="${name}" type="${type}" value="${escapeHtml(value ?? '')}" ${attributes}${marks}>`
}
