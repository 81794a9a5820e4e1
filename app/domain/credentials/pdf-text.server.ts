import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'

/** The part of a PDFKit document that is written with here. */
export type Page = PDFKit.PDFDocument
export type Weight = 'regular' | 'bold'
type Script = 'latin' | 'latin-ext' | 'devanagari'
export type Fonts = Record<`${Script}-${Weight}`, Buffer>

/** Room for the marks of Devanagari above and below the line. */
const LINE_HEIGHT = 1.42
const WEIGHTS = { regular: 400, bold: 700 } as const
// The joiners belong to no script, and the danda to several.
const DEVANAGARI = /\p{Script_Extensions=Devanagari}|\u200C|\u200D|\u25CC/u
const LATIN = /[\u0020-\u00FF\u0131\u0152\u0153\u02C6\u02DA\u02DC\u2000-\u206F\u20AC\u2122]/

let loaded: Promise<Fonts> | undefined

/**
 * The static WOFF files of the same families the site uses. Not the WOFF2 ones: fontkit cannot cut composite glyphs out
 * of them and throws.
 */
export function loadFonts(): Promise<Fonts> {
  loaded ??= readFonts()
  return loaded
}

async function readFonts(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url)
  const read = async (family: string, script: Script, weight: Weight) =>
    await readFile(resolve(`@fontsource/${family}/files/${family}-${script}-${WEIGHTS[weight]}-normal.woff`))
  return {
    'latin-regular': await read('noto-sans', 'latin', 'regular'),
    'latin-bold': await read('noto-sans', 'latin', 'bold'),
    'latin-ext-regular': await read('noto-sans', 'latin-ext', 'regular'),
    'latin-ext-bold': await read('noto-sans', 'latin-ext', 'bold'),
    'devanagari-regular': await read('noto-sans-devanagari', 'devanagari', 'regular'),
    'devanagari-bold': await read('noto-sans-devanagari', 'devanagari', 'bold'),
  }
}

type Run = { text: string; script: Script }

/** Pieces of a text that one font can show; spaces and marks stay with what is before them. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const character of text) {
    const last = runs.at(-1)
    const script = scriptOf(character, last?.script)
    if (last?.script === script) last.text += character
    else runs.push({ text: character, script })
  }
  return runs
}

function scriptOf(character: string, before: Script | undefined): Script {
  // Hindi is written with the danda of its own font, but with Latin commas and digits.
  if (DEVANAGARI.test(character)) return 'devanagari'
  if (character === ' ' && before) return before
  return LATIN.test(character) ? 'latin' : 'latin-ext'
}

export type TextStyle = { size: number; weight?: Weight; color?: string; align?: 'left' | 'center' }
type Box = { x: number; y: number; width: number }

/** Lines that fit the width, broken at spaces. */
export function breakLines(page: Page, text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)
    const longer = line === undefined ? word : `${line} ${word}`
    if (line !== undefined && widthOf(page, longer, style) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

const widthOf = (page: Page, text: string, { size, weight = 'regular' }: TextStyle): number =>
  runsOf(text).reduce(
    (sum, run) => sum + page.font(`${run.script}-${weight}`, size).widthOfString(run.text),
    0,
  )

export const heightOf = (page: Page, text: string, width: number, style: TextStyle): number =>
  breakLines(page, text, width, style).length * style.size * LINE_HEIGHT

/** The same style, smaller, if the text needs more lines than there is room for. */
export function fitted(
  page: Page,
  text: string,
  width: number,
  style: TextStyle,
  { lines, smallest }: { lines: number; smallest: number },
): TextStyle {
  let size = style.size
  while (size > smallest && breakLines(page, text, width, { ...style, size }).length > lines) size -= 0.5
  return { ...style, size }
}

/**
 * Draws a text and answers where the next may begin. The words themselves go into the file beside the shapes: a glyph
 * of Devanagari says too little about its letters for copying, searching and screen readers.
 */
export function drawText(page: Page, text: string, { x, y, width }: Box, style: TextStyle): number {
  const { size, weight = 'regular', color = '#1b2130', align = 'left' } = style
  let top = y
  for (const line of breakLines(page, text, width, style)) {
    let left = align === 'center' ? x + (width - widthOf(page, line, style)) / 2 : x
    page.markContent('Span', { actual: line })
    for (const run of runsOf(line)) {
      page.font(`${run.script}-${weight}`, size).fillColor(color)
      page.text(run.text, left, top, { lineBreak: false, baseline: -size * 1.06 })
      left += page.widthOfString(run.text)
    }
    page.endMarkedContent()
    top += size * LINE_HEIGHT
  }
  return top
}
