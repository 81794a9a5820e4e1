/** The frame of every hosted page: plain HTML, no script, nothing loaded from elsewhere. `body` is HTML already. */
export function renderFrame({ title, body }: { title: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – sandbox</title>
<style>${STYLE}</style>
</head>
<body>
<header class="banner"><p><strong>Sandbox.</strong> This is a rehearsal: no bank is involved and no money moves.</p></header>
<main>
${body}
</main>
</body>
</html>
`
}

/** A page that says one thing. */
export const renderMessage = (title: string, message: string) =>
  renderFrame({ title, body: `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(message)}</p>` })

export const renderNotice = (kind: 'good' | 'bad', message: string) =>
  `<p class="notice ${kind}" role="${kind === 'bad' ? 'alert' : 'status'}">${escapeHtml(message)}</p>`

export const renderButton = (action: string, label: string, kind: 'main' | 'quiet' = 'main') =>
  `<form method="post" action="${escapeHtml(action)}"><button type="submit" class="${kind}">${escapeHtml(label)}</button></form>`

/** One amount in a table of amounts. */
export const renderAmountRow = (label: string, paise: number, detail = '') =>
  `<tr><th scope="row">${escapeHtml(label)}${detail && `<small>${escapeHtml(detail)}</small>`}</th><td class="amount">${rupees(paise)}</td></tr>`

export const rupees = (paise: number) =>
  (paise / 100).toLocaleString('en-IN', { style: 'currency', currency: 'INR' })

export const renderDay = (seconds: number) =>
  `<time datetime="${new Date(seconds * 1000).toISOString()}">${new Date(seconds * 1000).toLocaleDateString(
    'en-IN',
    { dateStyle: 'long', timeZone: 'Asia/Kolkata' },
  )}</time>`

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

const STYLE = `
:root {
  color-scheme: light dark; --text: #1b1b1f; --quiet: #55565e; --ground: #f4f5f7; --card: #fff; --line: #c9cbd3;
  --link: #0b4f9e; --main: #0b4f9e; --on-main: #fff; --banner: #8a3b00; --on-banner: #fff; --bad: #a4001d; --good: #0d6233;
  --focus: #8a3b00; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground)
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8e8ec; --quiet: #b3b4bd; --ground: #131417; --card: #1e2025; --line: #464953; --link: #9cc4ff; --main: #9cc4ff;
    --on-main: #0a1f3d; --banner: #ffb77c; --on-banner: #301500; --bad: #ffb3b8; --good: #8fdcae; --focus: #ffb77c
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground) }
.banner { padding: .75rem 1rem; background: var(--banner); color: var(--on-banner); text-align: center } .banner p { margin: 0 }
main {
  max-width: 42rem; margin: 1.5rem auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; overflow-wrap: anywhere
}
@media (max-width: 44rem) { main { margin: 0; padding: 1rem; border-width: 0 0 1px; border-radius: 0 } }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25 } h2 { margin: 2rem 0 .5rem; font-size: 1.2rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem }
dt { color: var(--quiet) } dd { margin: 0 }
table { width: 100%; border-collapse: collapse; margin: 1rem 0 }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem }
th, td { padding: .5rem 0; border-bottom: 1px solid var(--line); text-align: left; font-weight: 400; vertical-align: top }
thead th { color: var(--quiet); font-size: .875rem }
tfoot tr:last-child th, tfoot tr:last-child td { font-weight: 700; border-bottom: 0 }
small { display: block; color: var(--quiet); font-size: .875rem }
.amount { text-align: right; white-space: nowrap; padding-left: 1rem; overflow-wrap: normal }
.notice { padding: .75rem 1rem; border: 1px solid; border-left-width: .5rem; border-radius: .25rem; font-weight: 600 }
.bad { color: var(--bad) } .good { color: var(--good) }
.total { margin: 0 0 1rem; font-size: 1.75rem; font-weight: 700 }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin-top: 1.5rem }
.entry { padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; margin: .75rem 0 }
.entry h3 { margin: 0 0 .25rem; font-size: 1rem } .entry p { margin: 0 0 .5rem }
label { display: block; font-weight: 600; margin-top: 1rem }
input {
  font: inherit; width: 100%; max-width: 24rem; padding: .6rem .75rem; border: 1px solid var(--quiet); border-radius: .25rem;
  background: var(--card); color: var(--text)
}
input[type=number] { max-width: 8rem } input[aria-invalid] { border: 2px solid var(--bad) }
.problem { color: var(--bad); font-weight: 600; margin: .25rem 0 }
.hint { color: var(--quiet); margin: .25rem 0 }
a { color: var(--link) }
button {
  font: inherit; font-weight: 600; min-height: 2.75rem; padding: .6rem 1.5rem; border: 2px solid var(--main); border-radius: .25rem;
  background: var(--main); color: var(--on-main); cursor: pointer
}
button.quiet { background: transparent; color: var(--link) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
@media (max-width: 30rem) { .actions, .actions form, button { width: 100% } dl { grid-template-columns: 1fr } dd { margin-bottom: .5rem } }
`
