import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

type Script = 'latin' | 'latin-ext' | 'greek' | 'devanagari'
type Face = 'regular' | 'bold' | 'italic' | 'bold-italic'
export type FontName = `${Script}-${Face}`

const FACES: Record<Face, string> = {
  regular: '400-normal',
  bold: '700-normal',
  italic: '400-italic',
  'bold-italic': '700-italic',
}
// The joiners belong to no script, and the danda to several.
const DEVANAGARI = /\p{Script_Extensions=Devanagari}|\u200C|\u200D|\u25CC/u
const LATIN =
  /[\u0020-\u00FF\u0131\u0152\u0153\u02C6\u02DA\u02DC\u2000-\u206F\u20AC\u2122\u2191\u2193\u2212\u2215]/
const GREEK = /[\u0370-\u03FF]/
/** Signs none of the fonts has, in signs they have. */
const SPELT: Record<string, string> = {
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~',
  '✓': '+',
  '✗': 'x',
  '☐': '[ ]',
}

let loaded: Promise<Map<FontName, Buffer>> | undefined

/** The static WOFF files of Noto; fontkit cannot cut composite glyphs out of the WOFF2 ones and throws. */
export function loadHandoutFonts(): Promise<Map<FontName, Buffer>> {
  loaded ??= readFonts()
  return loaded
}

async function readFonts(): Promise<Map<FontName, Buffer>> {
  const { resolve } = createRequire(import.meta.url)
  const fonts = new Map<FontName, Buffer>()
  for (const script of ['latin', 'latin-ext', 'greek', 'devanagari'] as const) {
    const family = script === 'devanagari' ? 'noto-sans-devanagari' : 'noto-sans'
    for (const face of Object.keys(FACES) as Face[]) {
      // Devanagari has no italics; its words stay upright.
      const file = script === 'devanagari' ? FACES[face].replace('italic', 'normal') : FACES[face]
      fonts.set(
        `${script}-${face}`,
        await readFile(resolve(`@fontsource/${family}/files/${family}-${script}-${file}.woff`)),
      )
    }
  }
  return fonts
}

export type FontRun = { text: string; script: Script }

/** Pieces of a text that one font can show; spaces and marks stay with what is before them. */
export function fontRuns(text: string): FontRun[] {
  const runs: FontRun[] = []
  for (const sign of text) {
    const character = SPELT[sign] ?? sign
    const last = runs.at(-1)
    const script = scriptOf(character, last?.script)
    if (last?.script === script) last.text += character
    else runs.push({ text: character, script })
  }
  return runs
}

function scriptOf(character: string, before: Script | undefined): Script {
  if (DEVANAGARI.test(character)) return 'devanagari'
  if (character === ' ' && before) return before
  if (GREEK.test(character)) return 'greek'
  return character.length > 1 || LATIN.test(character) ? 'latin' : 'latin-ext'
}

export const faceOf = ({ bold, italic }: { bold?: boolean; italic?: boolean }): Face =>
  bold ? (italic ? 'bold-italic' : 'bold') : italic ? 'italic' : 'regular'
