import PDFDocument from 'pdfkit'
import { faceOf, fontRuns, loadHandoutFonts } from './handout-fonts.server.ts'

export type Span = { text: string; bold?: boolean; italic?: boolean; link?: string }
export type TextLook = { size: number; color?: string; bold?: boolean }
export type Piece = { text: string; bold: boolean; italic: boolean; link: string | null }
export type Line = Piece[]

export const INK = '#1b2130'
export const QUIET = '#555c6b'
export const RULE = '#b9c1ca'
const MARGIN = 56
const WIDTH = 595.28 - 2 * MARGIN
const BOTTOM = 841.89 - MARGIN - 16
/** Room for the marks of Devanagari above and below the line. */
const LINE_HEIGHT = 1.45

export type HandoutSheet = Awaited<ReturnType<typeof handoutSheet>>

/** A4 paper that text flows down on: knows where it stands, what fits a line, and when a new page begins. */
export async function handoutSheet({ title, language }: { title: string; language: string }) {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    bufferPages: true,
    // A fixed day: the same course gives the same bytes.
    info: { Title: title, CreationDate: new Date(0), ModDate: new Date(0) },
  })
  for (const [name, font] of await loadHandoutFonts()) pdf.registerFont(name, font)
  let y = MARGIN

  const widths = new Map<string, number>()
  /** Words come again and again, and measuring one means shaping it. */
  const widthOf = (piece: Pick<Piece, 'text' | 'bold' | 'italic'>, size: number): number => {
    const key = `${faceOf(piece)} ${size} ${piece.text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const width = fontRuns(piece.text).reduce(
      (sum, run) => sum + pdf.font(`${run.script}-${faceOf(piece)}`, size).widthOfString(run.text),
      0,
    )
    widths.set(key, width)
    return width
  }

  /** Lines that fit the width, broken at spaces and, where one word is too long, inside it. */
  function breakLines(spans: readonly Span[], width: number, look: TextLook): Line[] {
    const lines: Line[] = [[]]
    let left = width
    const newLine = () => {
      lines.push([])
      left = width
    }
    for (const { text, bold = false, italic = false, link = null } of spans) {
      for (const part of text.split(/(\n|[^\S\n\u00a0]+)/)) {
        if (part === '') continue
        if (part === '\n') {
          newLine()
          continue
        }
        const isSpace = /^\s+$/.test(part) && part !== '\u00a0'
        let piece = { text: isSpace ? ' ' : part, bold: bold || look.bold === true, italic, link }
        if (isSpace && (lines.at(-1) ?? []).length === 0) continue
        let needs = widthOf(piece, look.size)
        if (needs > left && !isSpace && (lines.at(-1) ?? []).length > 0) newLine()
        while (needs > left && [...piece.text].length > 1 && !isSpace) {
          const head = fitting(piece, left, look.size)
          lines.at(-1)?.push({ ...piece, text: head })
          piece = { ...piece, text: piece.text.slice(head.length) }
          newLine()
          needs = widthOf(piece, look.size)
        }
        lines.at(-1)?.push(piece)
        left -= needs
      }
    }
    return lines
  }

  function fitting(piece: Piece, width: number, size: number): string {
    const letters = [...new Intl.Segmenter().segment(piece.text)].map(({ segment }) => segment)
    // Halved each time: one by one, an endless word would be measured thousands of times.
    let [count, tooMany] = [1, letters.length]
    while (tooMany - count > 1) {
      const middle = (count + tooMany) >> 1
      if (widthOf({ ...piece, text: letters.slice(0, middle).join('') }, size) > width) tooMany = middle
      else count = middle
    }
    return letters.slice(0, count).join('')
  }

  const lineHeight = ({ size }: TextLook) => size * LINE_HEIGHT

  /**
   * The words themselves go into the file beside the shapes: a glyph of Devanagari says too little about its letters for
   * copying, searching and screen readers.
   */
  function drawLine(line: Line, x: number, top: number, look: TextLook): void {
    let left = x
    pdf.markContent('Span', { actual: line.map(({ text }) => text).join('') })
    for (const piece of line) {
      const from = left
      for (const run of fontRuns(piece.text)) {
        pdf
          .font(`${run.script}-${faceOf(piece)}`, look.size)
          .fillColor(piece.link ? '#114a7c' : (look.color ?? INK))
        pdf.text(run.text, left, top, { lineBreak: false, baseline: -look.size * 1.06 })
        left += pdf.widthOfString(run.text)
      }
      if (piece.link) pdf.link(from, top, left - from, lineHeight(look), piece.link)
    }
    pdf.endMarkedContent()
  }

  const newPage = () => {
    pdf.addPage()
    y = MARGIN
  }
  /** Begins a new page when there is not this much room left. */
  const keep = (height: number) => {
    if (y + height > BOTTOM && y > MARGIN) newPage()
  }

  return {
    pdf,
    left: MARGIN,
    width: WIDTH,
    tallest: BOTTOM - MARGIN,
    y: () => y,
    moveTo: (to: number) => (y = to),
    keep,
    newPage,
    breakLines,
    drawLine,
    lineHeight,
    space: (height: number) => {
      if (y > MARGIN) y = Math.min(y + height, BOTTOM)
    },
    /** Writes text down the page; the first line may begin with a mark left of it. */
    write: (
      spans: readonly Span[],
      look: TextLook,
      indent = 0,
      mark: ((x: number, y: number) => void) | null = null,
    ) => {
      const lines = breakLines(spans, WIDTH - indent, look)
      lines.forEach((line, index) => {
        keep(lineHeight(look) * (index === 0 && lines.length > 1 ? 2 : 1))
        if (index === 0) mark?.(MARGIN + indent, y)
        drawLine(line, MARGIN + indent, y, look)
        y += lineHeight(look)
      })
    },
    rule: (color = RULE) => {
      pdf
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + WIDTH, y)
        .lineWidth(0.5)
        .stroke(color)
    },
    /** A line to write on. */
    writingLine: (indent: number) => {
      keep(26)
      y += 22
      pdf
        .moveTo(MARGIN + indent, y)
        .lineTo(MARGIN + WIDTH, y)
        .lineWidth(0.5)
        .stroke(QUIET)
      y += 4
    },
    /** Page numbers and the title under every page; nothing may be written afterwards. */
    finish: () => {
      const { start, count } = pdf.bufferedPageRange()
      for (let page = start; page < start + count; page += 1) {
        pdf.switchToPage(page)
        // Below the margin pdfkit would begin another page.
        pdf.page.margins.bottom = 0
        const look = { size: 8.5, color: QUIET }
        const foot = breakLines([{ text: `${title} · ${page + 1} / ${count}` }], WIDTH, look)[0] ?? []
        drawLine(foot, MARGIN, BOTTOM + 18, look)
      }
      pdf.end()
    },
  }
}
