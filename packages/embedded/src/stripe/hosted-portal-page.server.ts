import { type Context } from './context.server.ts'
import {
  escapeHtml,
  renderDay,
  renderFrame,
  renderMessage,
  renderNotice,
  rupees,
} from './hosted-frame.server.ts'
import { changeOnPage, wrongMethod, type Host, type PageRequest } from './hosted-page.server.ts'
import { type PageAnswer } from './http-answers.server.ts'
import { type PortalConfiguration } from './portal-configurations.server.ts'
import { PORTAL_OPEN_SECONDS, type PortalSession } from './portal-sessions.server.ts'
import { type Customer, type Invoice, type Price, type Product, type Subscription } from './records.server.ts'
import { replace } from './resource.server.ts'
import { NOT_CANCELLED } from './subscription-defaults.server.ts'
import { scheduleEnd } from './subscriptions.server.ts'

/** The page where a customer sees subscriptions and invoices and ends a subscription with its year. */
export function portalPage(
  host: Host,
  { method, token, action, query, form }: PageRequest,
): PageAnswer | null {
  const [session] = host.store.where<PortalSession>('billing_portal.session', 'token', token)
  if (!session) return null
  if (session.created + PORTAL_OPEN_SECONDS < host.contextBase().wallNow) {
    return {
      status: 410,
      html: renderMessage('This link has expired', 'Go back to where you came from and open it anew.'),
    }
  }
  const configuration = host.store.find<PortalConfiguration>(
    'billing_portal.configuration',
    session.configuration,
  )
  const isCancelling = configuration?.features.subscription_cancel.enabled ?? false
  if (action === undefined)
    return { status: 200, html: render(host, session, configuration, query.get('done')) }
  if (!isCancelling || (action !== 'cancel' && action !== 'keep')) return null
  if (method !== 'POST') return wrongMethod()

  const subscription = host.store.find<Subscription>('subscription', form.get('subscription') ?? '')
  if (subscription?.customer !== session.customer || subscription.status !== 'active') return null
  const isEnding = action === 'cancel'
  if (subscription.cancel_at_period_end !== isEnding)
    changeOnPage(host, session.customer, (context) => setEnding(context, subscription, isEnding))
  return { location: `${host.contextBase().publicUrl}/p/${token}?done=${action}` }
}

function setEnding(context: Context, subscription: Subscription, isEnding: boolean): void {
  const after = isEnding
    ? scheduleEnd(context, subscription)
    : {
        ...subscription,
        cancel_at: null,
        cancel_at_period_end: false,
        canceled_at: null,
        cancellation_details: NOT_CANCELLED,
      }
  replace(context, subscription, after, 'customer.subscription.updated')
}

const DONE: Record<string, string> = {
  cancel: 'The subscription will end with its paid year. Until then nothing changes.',
  keep: 'The subscription goes on.',
}

function render(
  host: Host,
  session: PortalSession,
  configuration: PortalConfiguration | undefined,
  done: string | null,
): string {
  const { store } = host
  const customer = store.find<Customer>('customer', session.customer)
  const subscriptions = store
    .where<Subscription>('subscription', 'customer', session.customer)
    .filter(({ status }) => status === 'active')
  const invoices = store
    .where<Invoice>('invoice', 'customer', session.customer)
    .filter(({ status }) => status !== 'draft')
    .toReversed()
  const { headline } = configuration?.business_profile ?? {}
  const mayCancel = configuration?.features.subscription_cancel.enabled ?? false
  const body = `<h1>Subscriptions and invoices</h1>
${headline ? `<p>${escapeHtml(headline)}</p>` : ''}
<p>For <strong>${escapeHtml(customer?.name ?? customer?.email ?? session.customer)}</strong></p>
${DONE[done ?? ''] ? renderNotice('good', DONE[done ?? ''] ?? '') : ''}
<h2>Subscriptions</h2>
${subscriptions.map((subscription) => renderSubscription(host, session, subscription, mayCancel)).join('\n') || '<p>There is no running subscription.</p>'}
${configuration?.features.invoice_history.enabled ? renderInvoices(host, invoices) : ''}
${session.return_url ? `<p class="actions"><a href="${escapeHtml(session.return_url)}">Back to where you came from</a></p>` : ''}`
  return renderFrame({ title: 'Subscriptions and invoices', body })
}

function renderSubscription(
  { store }: Host,
  { token }: PortalSession,
  subscription: Subscription,
  mayCancel: boolean,
): string {
  const prices = subscription.items.map(({ price }) => store.find<Price>('price', price))
  const names = subscription.items.map(({ quantity }, index) => {
    const product = store.find<Product>('product', prices[index]?.product ?? '')
    return `${quantity} × ${product?.name ?? 'product'}`
  })
  const cost = subscription.items.reduce(
    (sum, { quantity }, index) => sum + quantity * (prices[index]?.unit_amount ?? 0),
    0,
  )
  const end = Math.max(...subscription.items.map((item) => item.current_period_end))
  const isEnding = subscription.cancel_at_period_end
  const action = isEnding ? 'keep' : 'cancel'
  const label = isEnding ? 'Keep the subscription' : 'End with the paid year'
  return `<section class="entry">
<h3>${names.map(escapeHtml).join('<br>')}</h3>
<p>${rupees(cost)} a year before tax</p>
<p>${isEnding ? 'Ends on' : 'Renews on'} ${renderDay(end)}</p>
${
  mayCancel
    ? `<form method="post" action="/p/${token}/${action}"><input type="hidden" name="subscription" value="${subscription.id}"><button type="submit" class="quiet">${label}</button></form>`
    : ''
}
</section>`
}

function renderInvoices({ contextBase }: Host, invoices: Invoice[]): string {
  if (invoices.length === 0) return '<h2>Invoices</h2>\n<p>There is no invoice yet.</p>'
  const { publicUrl } = contextBase()
  const rows = invoices.map(
    ({ number, created, status, total, page_token: token }) => `<tr>
<th scope="row">${token ? `<a href="${escapeHtml(`${publicUrl}/i/${token}`)}">${escapeHtml(number ?? 'Invoice')}</a>` : escapeHtml(number ?? 'Invoice')}<small>${renderDay(created)}</small></th>
<td>${STATUS_WORDS[status] ?? escapeHtml(status)}</td>
<td class="amount">${rupees(total)}</td></tr>`,
  )
  return `<h2>Invoices</h2>
<table>
<thead><tr><th scope="col">Invoice</th><th scope="col">Status</th><th scope="col" class="amount">Total</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

const STATUS_WORDS: Record<string, string> = {
  open: 'To be paid',
  paid: 'Paid',
  uncollectible: 'Given up',
  void: 'Void',
}
