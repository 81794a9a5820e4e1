import temml from 'temml'
import { markup, raw, type Html } from '../../render/markup.ts'

// A macro can grow without end, and a label gives an id to the page that another formula may have too.
const REFUSED =
  /\\(?:[egx]?def|(?:re|provide)?newcommand|providecommand|renewcommand|let|futurelet|label|ref|eqref)(?![a-zA-Z])/

/**
 * The MathML of LaTeX source, or null when the source cannot be read. Nothing in it can name an address, a class or a
 * style: temml trusts no source by default.
 */
export function formulaHtml(latex: string): Html | null {
  if (latex.trim() === '' || REFUSED.test(latex)) return null
  try {
    return raw(
      temml.renderToString(latex, {
        displayMode: true,
        throwOnError: true,
        trust: false,
        maxExpand: 300,
        maxSize: [30, 500],
      }),
    )
  } catch {
    // ParseError for bad source, RangeError for braces nested without end: both are a formula that cannot be shown.
    return null
  }
}

/** The source, where it cannot be set. */
export const sourceHtml = (words: string, latex: string): Html =>
  markup`<p class="kl-missing">${words} <code translate="no">${latex}</code></p>`
