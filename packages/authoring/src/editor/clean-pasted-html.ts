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

/** Gone with everything in them: programs, styles, frames, forms, comments of a reviewer, what was struck out, Office's own. */
const DROPPED =
  'script, style, template, iframe, object, embed, form, input, button, select, textarea, svg, math, meta, link, title, xml, noscript, audio, video, canvas, del, .msoDel, .MsoCommentReference, [style*="mso-element:comment"], [style*="mso-hide:all"], [style*="display:none"], [hidden]'

/** Conditional comments around bullets, and elements like `<o:p>`, in a form that parsers of HTML disagree about. */
const OFFICE_MARKUP = /<!\[(?:if[^\]]*|endif)\]>|<o:p>(?:\s|&nbsp;|\u00a0)*<\/o:p>|<\/?[a-z]+:[a-z]+[^>]*>/gi

/**
 * What a word processor or a page puts on the clipboard, reduced to what a lesson knows: headings, paragraphs, lists,
 * tables, bold, italic and links. Images stay only when the clipboard holds them itself (`data:`), for the caller to take
 * into the library, and stand between blocks: a picture in a line parts it, one in a list or a table comes after it. `parse` reads markup without running anything in it: the browser's `DOMParser` with `text/html`.
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
  flatten(document)
  for (const element of [...body.querySelectorAll('*')].reverse()) clean(document, element)
  for (const picture of [...body.querySelectorAll('img')]) standAlone(document, picture)
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

/** Tables that only lay something out, and what may not stand in a cell or in a point of a list. */
function flatten(document: Document): void {
  const { body } = document
  for (const table of [...body.querySelectorAll('table')]) {
    const cells = [...table.querySelectorAll('td, th')].filter((cell) => cell.closest('table') === table)
    if (cells.length > 1 && !table.querySelector('table')) continue
    const parts = cells.map((cell) => rename(document, cell, 'div'))
    table.replaceWith(...parts)
  }
  for (const heading of [...body.querySelectorAll(inside('h1, h2, h3, h4, h5, h6'))]) {
    wrapContent(document, heading, 'strong')
    rename(document, heading, 'p')
  }
  for (const quotation of [...body.querySelectorAll(inside('blockquote'))]) unwrap(quotation)
  for (const table of [...body.querySelectorAll('li table')]) {
    const cells = [...table.querySelectorAll('td, th')]
    table.replaceWith(...cells.flatMap((cell) => [...cell.childNodes]))
  }
  for (const cell of [...body.querySelectorAll('thead td')]) rename(document, cell, 'th')
  for (const table of [...body.querySelectorAll('table')]) {
    const first = [...(table.querySelector('tr')?.children ?? [])]
    // Word knows no header cells: writers set the words of the first row in bold.
    if (table.querySelector('tr + tr') && first.every(isBold))
      for (const cell of first) rename(document, cell, 'th')
  }
}

const isBold = (cell: Element): boolean => {
  const words = (element: Element) => (element.textContent ?? '').replace(/[\s\u00a0]/g, '')
  const bold = [...cell.querySelectorAll('b, strong')].map(words).join('')
  return bold !== '' && bold === words(cell)
}

const inside = (names: string): string =>
  names
    .split(', ')
    .flatMap((name) => ['li', 'td', 'th'].map((holder) => `${holder} ${name}`))
    .join(', ')

/** A picture between blocks, where it stood. */
function standAlone(document: Document, picture: Element): void {
  const holders: Element[] = []
  for (let at = picture.parentElement; at && at !== document.body; at = at.parentElement) holders.push(at)
  const whole = holders.findLast(({ localName }) => /^(ul|ol|table|blockquote)$/.test(localName))
  if (whole) {
    let place: Element = whole
    while (place.nextElementSibling?.localName === 'img') place = place.nextElementSibling
    return place.after(picture)
  }
  for (const holder of holders) {
    const rest = holder.cloneNode(false) as Element
    while (picture.nextSibling) rest.append(picture.nextSibling)
    holder.after(picture)
    if ((rest.textContent ?? '').trim() !== '' || rest.querySelector('img')) picture.after(rest)
  }
}

function clean(document: Document, element: Element): void {
  const name = RENAMED[element.localName] ?? element.localName
  const attributes = KEPT[name]
  if (!attributes) return isBlockLike(element) ? blockToParagraph(document, element) : unwrap(element)
  if (name === 'a' && !isSafeLink(element.getAttribute('href') ?? '')) return unwrap(element)
  if (name === 'img' && !/^data:image\/(png|jpe?g|gif|webp);base64,/i.test(element.getAttribute('src') ?? ''))
    return element.remove()
  const kept = name === element.localName ? element : rename(document, element, name)
  if (name === 'a') kept.setAttribute('href', withoutDetour(kept.getAttribute('href') ?? ''))
  for (const { name: attribute } of [...kept.attributes])
    if (!attributes.includes(attribute)) kept.removeAttribute(attribute)
}

// Not `javascript:`, not `file:`, not an anchor inside the document it came from.
const isSafeLink = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href.trim())

/** Google Docs sends readers past itself. */
function withoutDetour(href: string): string {
  if (!/^https?:\/\/www\.google\.com\/url\?/i.test(href)) return href
  const target = new URL(href).searchParams.get('q') ?? ''
  return isSafeLink(target) ? target : href
}

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
