import { completeOnboarding, type Account } from './accounts.server.ts'
import { type AccountLink } from './connect-account-links.server.ts'
import { escapeHtml, renderFrame } from './hosted-frame.server.ts'
import { changeOnPage, wrongMethod, type Host, type PageRequest } from './hosted-page.server.ts'
import { type PageAnswer } from './http-answers.server.ts'

/** The page where the person behind a connected account says who they are; here it takes their word for it. */
export function onboardingPage(host: Host, { method, token, action, form }: PageRequest): PageAnswer | null {
  const [link] = host.store.where<AccountLink>('sandbox.account_link', 'token', token)
  const account = link && host.store.find<Account>('account', link.account)
  if (!account) return null
  // A link that was used or is too old leads back to whoever can make a new one.
  if (link.isUsed || link.expires_at < host.contextBase().wallNow) return { location: link.refresh_url }
  if (action === undefined) return { status: 200, html: render(account, link), formTargets: originsOf(link) }
  if (action !== 'finish') return null
  if (method !== 'POST') return wrongMethod()
  const name = form.get('name')?.trim().slice(0, 250) || null
  changeOnPage(host, null, (context) => {
    context.transaction.put<AccountLink>({ ...link, isUsed: true })
    completeOnboarding(context, account, name)
  })
  return { location: link.return_url }
}

const originsOf = ({ return_url: to, refresh_url: back }: AccountLink) => [
  ...new Set([new URL(to).origin, new URL(back).origin]),
]

const render = (account: Account, { token, return_url: returnUrl }: AccountLink) =>
  renderFrame({
    title: 'Open an account for receiving money',
    body: `<h1>Open an account for receiving money</h1>
<p>In production the payment service asks here for documents and a bank account. The sandbox asks for a name and believes it.</p>
<dl>
<dt>Account</dt><dd>${escapeHtml(account.id)}</dd>
${account.email ? `<dt>E-mail</dt><dd>${escapeHtml(account.email)}</dd>` : ''}
</dl>
<form method="post" action="/o/${token}/finish">
<label for="name">Name of the organisation</label>
<input id="name" name="name" type="text" autocomplete="organization" value="${escapeHtml(account.business_profile.name ?? '')}">
<div class="actions">
<button type="submit" class="main">Finish</button>
<a href="${escapeHtml(returnUrl)}">Leave it unfinished</a>
</div>
</form>`,
  })
