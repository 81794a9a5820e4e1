import { wordLists } from './word-lists.ts'

/** Elements whose words are kept with what they mean; everything else is taken off, words inside staying. */
const KEPT: Record<string, readonly string[]> = {
  p: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  table: [],
  caption: [],
  tbody: [],
  tr: [],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  strong: [],
  em: [],
  a: ['href'],
  br: [],
  img: ['src', 'alt'],
}

const RENAMED: Record<string, string> = {
  b: 'strong',
  i: 'em',
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  thead: 'tbody',
  tfoot: 'tbody',
}

/** Gone with everything in them: programs, styles, frames, forms, comments of a reviewer, Office's own elements. */
const DROPPED =
  'script, style, template, iframe, object, embed, form, input, button, select, textarea, svg, math, meta, link, title, xml, noscript, audio, video, canvas, .MsoCommentReference, [style*="mso-element:comment"], [style*="mso-hide:all"], [style*="display:none"], [hidden]'

/** Conditional comments around bullets, and elements like `<o:p>`, in a form that parsers of HTML disagree about. */
const OFFICE_MARKUP = /<!\[(?:if[^\]]*|endif)\]>|<\/?[a-z]+:[a-z]+[^>]*>/gi

/**
 * What a word processor or a page puts on the clipboard, reduced to what a lesson knows: headings, paragraphs, lists,
 * tables, bold, italic and links. Images stay only when the clipboard holds them itself (`data:`), for the caller to take
 * into the library. `parse` reads markup without running anything in it: the browser's `DOMParser` with `text/html`.
 */
export function cleanPastedHtml(
  html: string,
  parse: (html: string) => Document = (text) => new DOMParser().parseFromString(text, 'text/html'),
): string {
  const document = parse(html.replace(OFFICE_MARKUP, ''))
  const { body } = document
  for (const element of [...body.querySelectorAll(DROPPED)]) element.remove()
  removeComments(body)
  wordLists(document)
  for (const element of [...body.querySelectorAll('*')]) formToMeaning(document, element)
  for (const element of [...body.querySelectorAll('*')].reverse()) clean(document, element)
  for (const element of [...body.querySelectorAll('p, h2, h3, h4')]) if (isHollow(element)) element.remove()
  return body.innerHTML.trim()
}

function removeComments(node: Node): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 8) child.remove()
    else removeComments(child)
  }
}

/** Google Docs and Word say bold and italic in styles; Docs wraps all of it in a `<b>` that means nothing. */
function formToMeaning(document: Document, element: Element): void {
  const style = (element.getAttribute('style') ?? '').toLowerCase().replace(/\s+/g, '')
  const name = element.localName
  if (name === 'b' && /(^|;)font-weight:(normal|400)/.test(style)) return unwrap(element)
  if (name === 'span' || name === 'font') {
    if (/(^|;)font-weight:(bold|[6-9]00)/.test(style)) wrapContent(document, element, 'strong')
    if (/(^|;)font-style:italic/.test(style)) wrapContent(document, element, 'em')
  }
  const heading = /^mso(?:heading|title)(\d?)$/.exec((element.getAttribute('class') ?? '').toLowerCase())
  if (name === 'p' && heading) rename(document, element, headingName(Number(heading[1] || 1)))
}

const headingName = (level: number): string => (level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4')

function clean(document: Document, element: Element): void {
  const name = RENAMED[element.localName] ?? element.localName
  const attributes = KEPT[name]
  if (!attributes) return isBlockLike(element) ? blockToParagraph(document, element) : unwrap(element)
  if (name === 'a' && !isSafeLink(element.getAttribute('href') ?? '')) return unwrap(element)
  if (name === 'img' && !/^data:image\/(png|jpe?g|gif|webp);base64,/i.test(element.getAttribute('src') ?? ''))
    return element.remove()
  const kept = name === element.localName ? element : rename(document, element, name)
  for (const { name: attribute } of [...kept.attributes])
    if (!attributes.includes(attribute)) kept.removeAttribute(attribute)
}

// Not `javascript:`, not `file:`, not an anchor inside the document it came from.
const isSafeLink = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href.trim())

const isBlockLike = (element: Element): boolean =>
  [
    'div',
    'section',
    'article',
    'header',
    'footer',
    'main',
    'aside',
    'center',
    'pre',
    'dt',
    'dd',
    'address',
  ].includes(element.localName)

/** A `<div>` of words is a paragraph; one that holds blocks is only a wrapper. */
function blockToParagraph(document: Document, element: Element): void {
  const holdsBlocks = [...element.children].some(({ localName }) =>
    /^(p|h[1-6]|ul|ol|table|blockquote|div)$/.test(localName),
  )
  if (holdsBlocks || element.closest('li, td, th, p')) unwrap(element)
  else rename(document, element, 'p')
}

const isHollow = (element: Element): boolean =>
  (element.textContent ?? '').replace(/[\s\u00a0]/g, '') === '' &&
  !element.querySelector('img') &&
  !element.closest('td, th, li')

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

function wrapContent(document: Document, element: Element, name: string): void {
  const wrapper = document.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

function rename(document: Document, element: Element, name: string): Element {
  const renamed = document.createElement(name)
  for (const { name: attribute, value } of [...element.attributes]) {
    if (KEPT[name]?.includes(attribute)) renamed.setAttribute(attribute, value)
  }
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}
