import { randomBytes } from 'node:crypto'
import { escapeHtml } from './escape-html.ts'
import { WRAPPER_CONFIG_ID, type WrapperConfig } from './wrapper-config.ts'

type WrapperPage = { config: WrapperConfig; language: string; scriptUrl: string }

/**
 * The page between the app and the content. The state is in the page, so that the run-time is complete before the
 * content frame exists: content reads its bookmark in its first statement.
 */
export function wrapperPage({ config, language, scriptUrl }: WrapperPage): { html: string; policy: string } {
  const nonce = randomBytes(16).toString('base64')
  // In a data block nothing but the end of the element could break out.
  const json = JSON.stringify(config).replaceAll('<', '\\u003c')
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(config.title)}</title>
<style nonce="${nonce}">html,body{margin:0;height:100%;overflow:hidden}iframe{display:block;border:0;width:100%;height:100%}.window{display:grid;gap:1rem;place-content:center;justify-items:center;height:100%;padding:1rem;box-sizing:border-box;overflow:auto;text-align:center;font:1.125rem/1.5 system-ui,sans-serif}.window p{max-width:36rem;margin:0}.window p:empty{display:none}.window button{font:inherit;font-weight:600;padding:.75rem 1.25rem;min-height:2.75rem;border:0;border-radius:.375rem;background:#1d4d8f;color:#fff;cursor:pointer}.window button:focus-visible{outline:3px solid #f0a202;outline-offset:2px}</style>
<script type="application/json" id="${WRAPPER_CONFIG_ID}">${json}</script>
<script type="module" nonce="${nonce}" src="${escapeHtml(scriptUrl)}"></script>
</head><body><noscript><p lang="en">This course needs JavaScript.</p><p lang="hi">इस पाठ्यक्रम के लिए जावास्क्रिप्ट चाहिए।</p></noscript></body></html>
`
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${config.appOrigin}`,
  ]
  return { html, policy: policy.join('; ') }
}
