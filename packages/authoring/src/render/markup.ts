/** Markup that is safe to put into a page: made only by `markup` and `raw`. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** A template for markup: every value in it is escaped, unless it is markup itself; null and false leave nothing. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings.reduce(
      (all, literal, index) => all + literal + (index < parts.length ? toMarkup(parts[index]) : ''),
      '',
    ),
  )
}

/** Markup that was made elsewhere and is known to be safe. */
export const raw = (text: string): Html => new Html(text)

/** ` name="value"`, or nothing when there is no value; true writes the name alone. */
export function attribute(name: string, value: string | number | boolean | null | undefined): Html {
  if (value === null || value === undefined || value === false) return raw('')
  return raw(value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`)
}

function toMarkup(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(toMarkup).join('')
  return escapeHtml(String(part))
}
