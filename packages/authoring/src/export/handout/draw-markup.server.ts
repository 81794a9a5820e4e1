import { type CourseMedia } from '../course-for-export.ts'
import { type HandoutSheet, QUIET, RULE, type Span, type TextLook } from './handout-sheet.server.ts'
import { hasClass, type MarkupElement, type MarkupNode, wordsIn } from './read-markup.ts'

export type DrawContext = {
  sheet: HandoutSheet
  /** Bytes of a picture the PDF can hold, and its size; null for what it cannot. */
  picture: (src: string) => Picture | null
  indent: number
  look: TextLook
  /** The mark before the next line of text: a bullet, a number, a box to tick. */
  mark: ((x: number, y: number) => void) | null
}
export type Picture = { bytes: Buffer; width: number; height: number }
export type HandoutMedia = CourseMedia

const BODY: TextLook = { size: 10.5 }
const HEADINGS: Record<string, TextLook> = {
  h1: { size: 22, bold: true },
  h2: { size: 16, bold: true },
  h3: { size: 13, bold: true },
  h4: { size: 11.5, bold: true },
}
const INLINE = new Set([
  'strong',
  'b',
  'em',
  'i',
  'a',
  'span',
  'cite',
  'time',
  'code',
  'abbr',
  'sub',
  'sup',
  'mark',
  'q',
  'label',
  'br',
  'small',
  'bdi',
  'kbd',
  'math',
])
const SKIPPED = new Set(['button', 'script', 'style', 'audio', 'video', 'svg', 'template', 'datalist'])

export const bodyContext = (sheet: HandoutSheet, picture: DrawContext['picture']): DrawContext => ({
  sheet,
  picture,
  indent: 0,
  look: BODY,
  mark: null,
})

/** Draws the children of an element: words and inline elements as paragraphs, the rest each in its way. */
export function drawChildren(element: MarkupElement, context: DrawContext): void {
  let run: MarkupNode[] = []
  const flush = () => {
    const spans = spansOf(run)
    run = []
    if (spans.every(({ text }) => text.trim() === '')) return
    context.sheet.write(spans, context.look, context.indent, context.mark)
    context.mark = null
  }
  for (const child of element.children) {
    if (typeof child === 'string' || (INLINE.has(child.name) && !holdsControl(child))) run.push(child)
    else {
      flush()
      drawElement(child, context)
    }
  }
  flush()
}

const holdsControl = (node: MarkupNode): boolean =>
  typeof node !== 'string' &&
  (['input', 'select', 'textarea', 'p', 'div', 'ul', 'ol', 'img'].includes(node.name) ||
    node.children.some(holdsControl))

function drawElement(element: MarkupElement, context: DrawContext): void {
  const { sheet } = context
  const { name } = element
  if (SKIPPED.has(name) || element.attributes['hidden'] !== undefined) return
  const heading = HEADINGS[name]
  if (heading) {
    sheet.space(10)
    sheet.keep(60)
    sheet.write(spansOf(element.children), heading, context.indent)
    sheet.space(4)
    return
  }
  if (name === 'ul' || name === 'ol') return drawList(element, context)
  if (name === 'table') return drawTable(element, context)
  if (name === 'img') return drawImage(element, context)
  if (name === 'input' || name === 'textarea' || name === 'select') return drawControl(element, context)
  if (name === 'hr') {
    sheet.space(8)
    sheet.rule()
    return sheet.space(8)
  }
  if (name === 'legend' || name === 'summary' || name === 'dt' || hasClass(element, 'kl-callout-label')) {
    sheet.space(3)
    sheet.keep(44)
    return drawChildren(element, { ...context, look: { ...context.look, bold: true } })
  }
  if (name === 'figcaption' || hasClass(element, 'kl-question-hint')) {
    return drawChildren(element, { ...context, look: { size: 9, color: QUIET } })
  }
  if (name === 'aside' || name === 'blockquote' || name === 'dd') return drawBarred(element, context)
  if (name === 'label' || hasClass(element, 'kl-option')) return drawLabel(element, context)
  drawChildren(element, context)
  if (['p', 'figure', 'section', 'dl', 'pre', 'fieldset', 'details'].includes(name)) sheet.space(5)
}

/** Set in, with a bar beside it; over a page's end the bar is drawn for the last part only. */
function drawBarred(element: MarkupElement, context: DrawContext): void {
  const { sheet } = context
  sheet.space(4)
  sheet.keep(40)
  const top = sheet.y()
  const page = sheet.pdf.bufferedPageRange().count
  drawChildren(element, { ...context, indent: context.indent + 14 })
  const from = sheet.pdf.bufferedPageRange().count === page ? top : sheet.pdf.page.margins.top
  const x = sheet.left + context.indent + 3
  sheet.pdf.moveTo(x, from).lineTo(x, sheet.y()).lineWidth(2).stroke(RULE)
  sheet.space(6)
}

function drawList(list: MarkupElement, context: DrawContext): void {
  const { sheet } = context
  let number = Number(list.attributes['start'] ?? 1)
  for (const item of list.children) {
    if (typeof item === 'string' || item.name !== 'li') continue
    const sign = list.name === 'ol' ? `${number}.` : '•'
    number += 1
    const mark = (x: number, y: number) => {
      const line = sheet.breakLines([{ text: sign }], 40, context.look)[0] ?? []
      sheet.drawLine(line, x - (list.name === 'ol' ? 18 : 12), y, context.look)
    }
    drawChildren(item, { ...context, indent: context.indent + 18, mark })
    sheet.space(2)
  }
  sheet.space(3)
}

/** A box or a circle to tick, and the words of the choice. */
function drawLabel(element: MarkupElement, context: DrawContext): void {
  const input = firstOf(element, 'input')
  const type = input?.attributes['type']
  if (!input || (type !== 'radio' && type !== 'checkbox')) return drawChildren(element, context)
  const { pdf } = context.sheet
  const mark = (x: number, y: number) => {
    const top = y + 3
    if (type === 'radio')
      pdf
        .circle(x - 11, top + 4.5, 4.5)
        .lineWidth(0.8)
        .stroke(QUIET)
    else
      pdf
        .rect(x - 15.5, top, 9, 9)
        .lineWidth(0.8)
        .stroke(QUIET)
  }
  context.sheet.write(
    [{ text: wordsIn(element).replace(/\s+/g, ' ').trim() }],
    context.look,
    context.indent + 20,
    mark,
  )
  context.sheet.space(2)
}

/** Room to write where a screen has a field. */
function drawControl(
  { name, attributes, children }: MarkupElement,
  { sheet, indent, look }: DrawContext,
): void {
  if (['radio', 'checkbox', 'hidden', 'range', 'button', 'submit'].includes(attributes['type'] ?? '')) return
  if (name === 'select') {
    const options = children.flatMap((option) => (typeof option === 'string' ? [] : [wordsIn(option).trim()]))
    const words = options.filter(Boolean).join(' / ')
    if (words) sheet.write([{ text: `( ${words} )` }], { ...look, color: QUIET }, indent)
  }
  const lines = name === 'textarea' ? 5 : 1
  for (let line = 0; line < lines; line += 1) sheet.writingLine(indent)
}

function drawImage({ attributes }: MarkupElement, { sheet, picture, indent }: DrawContext): void {
  const found = picture(attributes['src'] ?? '')
  const alt = attributes['alt'] ?? ''
  if (!found) {
    if (alt) sheet.write([{ text: `[${alt}]`, italic: true }], { size: 9.5, color: QUIET }, indent)
    return
  }
  const room = sheet.width - indent
  const scale = Math.min(1, room / (found.width * 0.75), 300 / (found.height * 0.75))
  const [width, height] = [found.width * 0.75 * scale, found.height * 0.75 * scale]
  sheet.keep(height + 16)
  sheet.pdf.markContent('Figure', { alt })
  sheet.pdf.image(found.bytes, sheet.left + indent, sheet.y(), { width, height })
  sheet.pdf.endMarkedContent()
  sheet.moveTo(sheet.y() + height + 4)
}

type Cell = { spans: Span[]; isHead: boolean; columns: number }

/** Columns of one width; a row stays whole on a page as long as a page can hold it. */
function drawTable(table: MarkupElement, { sheet, indent }: DrawContext): void {
  const caption = firstOf(table, 'caption')
  if (caption) {
    sheet.space(4)
    sheet.keep(50)
    sheet.write([{ text: wordsIn(caption), bold: true }], { size: 10 }, indent)
    sheet.space(2)
  }
  const rows = allOf(table, 'tr').map((row) =>
    row.children.flatMap((cell): Cell[] =>
      typeof cell !== 'string' && (cell.name === 'td' || cell.name === 'th')
        ? [
            {
              spans: blockSpans(cell),
              isHead: cell.name === 'th',
              columns: Number(cell.attributes['colspan'] ?? 1),
            },
          ]
        : [],
    ),
  )
  const widths = columnWidths(rows, sheet.width - indent)
  for (const row of rows) drawRow(sheet, row, sheet.left + indent, widths)
  sheet.space(8)
}

/** By the square root of what the fullest cell of a column says: short columns leave room, long ones do not take all. */
function columnWidths(rows: readonly Cell[][], width: number): number[] {
  const count = Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.columns, 0)))
  const weights = Array.from({ length: count }, () => 3)
  for (const row of rows) {
    let at = 0
    for (const { spans, columns } of row) {
      const length = spans.reduce((sum, { text }) => sum + text.length, 0) / columns
      for (let column = at; column < at + columns; column += 1) {
        weights[column] = Math.max(weights[column] ?? 3, Math.min(12, Math.sqrt(length)))
      }
      at += columns
    }
  }
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (width * weight) / whole)
}

function drawRow(sheet: HandoutSheet, row: readonly Cell[], x: number, widths: readonly number[]): void {
  const padding = 4
  const look = { size: 9.5 }
  const height = sheet.lineHeight(look)
  let at = x
  let column = 0
  const cells = row.map(({ spans, isHead, columns }) => {
    const width = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
    column += columns
    const lines = sheet.breakLines(spans, width - 2 * padding, { ...look, bold: isHead })
    const left = at
    at += width
    return { lines, left, width }
  })
  const most = Math.max(1, ...cells.map(({ lines }) => lines.length))
  // A row longer than a page is cut: its lines go on where the next page begins.
  const perPart = Math.max(1, Math.floor((sheet.tallest - 2 * padding) / height))
  for (let from = 0; from < most; from += perPart) {
    const count = Math.min(perPart, most - from)
    const tall = count * height + 2 * padding
    sheet.keep(tall)
    const top = sheet.y()
    for (const { lines, left, width } of cells) {
      sheet.pdf.rect(left, top, width, tall).lineWidth(0.5).stroke(RULE)
      lines.slice(from, from + count).forEach((line, index) => {
        sheet.drawLine(line, left + padding, top + padding + index * height, look)
      })
    }
    sheet.moveTo(top + tall)
  }
}

/** Paragraphs and lists of a cell as lines of one text. */
function blockSpans(cell: MarkupElement): Span[] {
  return cell.children.flatMap((child, index): Span[] => {
    const lead: Span[] = index > 0 ? [{ text: '\n' }] : []
    if (typeof child === 'string') return child.trim() === '' ? [] : [{ text: child }]
    if (child.name === 'ul' || child.name === 'ol') {
      const items = allOf(child, 'li')
      return [
        ...lead,
        ...items.flatMap((item, at): Span[] => [{ text: at > 0 ? '\n• ' : '• ' }, ...spansOf(item.children)]),
      ]
    }
    return [...lead, ...spansOf([child])]
  })
}

/** Words with their form; spaces are folded as a page folds them. */
export function spansOf(nodes: readonly MarkupNode[], form: Omit<Span, 'text'> = {}): Span[] {
  return nodes.flatMap((node): Span[] => {
    if (typeof node === 'string') return [{ ...form, text: node.replace(/[^\S\u00a0]+/g, ' ') }]
    if (node.name === 'br') return [{ ...form, text: '\n' }]
    if (SKIPPED.has(node.name) || isUnspoken(node)) return []
    if (node.name === 'math') return [{ ...form, text: wordsOfMath(node) }]
    const href = node.attributes['href'] ?? ''
    return spansOf(node.children, {
      ...form,
      ...(node.name === 'strong' || node.name === 'b' ? { bold: true } : {}),
      ...(node.name === 'em' || node.name === 'i' ? { italic: true } : {}),
      ...(node.name === 'a' && /^(https?:|mailto:)/i.test(href) ? { link: href } : {}),
    })
  })
}

/** The source of a formula, when the markup carries it; its signs in a row otherwise. */
function wordsOfMath(math: MarkupElement): string {
  const source = firstOf(math, 'annotation')
  return wordsIn(source ?? math).trim()
}

/** A number over a place of a picture, a sign beside words: without the screen it says nothing. */
const isUnspoken = ({ attributes }: MarkupElement): boolean => attributes['aria-hidden'] === 'true'

const firstOf = (element: MarkupElement, name: string): MarkupElement | null =>
  allOf(element, name)[0] ?? null

const allOf = (element: MarkupElement, name: string): MarkupElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : allOf(child, name),
  )
