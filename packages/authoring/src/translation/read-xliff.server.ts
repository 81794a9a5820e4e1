import { SaxesParser, type SaxesTagNS } from 'saxes'
import { AuthoringError } from '../authoring-error.ts'
import { COLOUR, linkHrefSchema, type InlineMark, type InlineText } from '../document/inline.ts'
import { type LessonContent, type TranslationEdit } from '../document/lesson-content.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { textFingerprint } from './text-fingerprint.ts'
import { OWN, XLIFF } from './write-xliff.server.ts'

export type XliffImport = {
  language: string
  edits: TranslationEdit[]
  /** Units that were not taken, in the order of the file; `unit` is the id in the file. */
  refused: { unit: string; reason: XliffRefusal }[]
  /** Units without a target: nothing was translated there. */
  empty: number
  /** Units whose source has changed since the export: taken, and stale. */
  stale: number
}
export type XliffRefusal = 'unknown_place' | 'lost_link' | 'too_long' | 'bad_link' | 'bad_colour'

const TEXT_MAX = 10_000

/**
 * Reads what a translator sends back for this lesson. Throws `AuthoringError` `invalid_xliff` for a file that is no
 * XLIFF 2, has a document type or is of another source language; single units that do not fit are refused by name.
 */
export function importXliff(xml: string, content: LessonContent): XliffImport {
  const { sourceLanguage, language, units } = parse(xml)
  if (sourceLanguage !== content.sourceLanguage) throw invalid('The file is of another source language.')
  if (!language || language === sourceLanguage) throw invalid('The file does not name the language it is in.')
  const known = knownUnits(content)
  const answer: XliffImport = { language, edits: [], refused: [], empty: 0, stale: 0 }
  for (const unit of units) {
    const place = known.get(`${unit.block ?? ''} ${unit.key}`)
    if (!place) answer.refused.push({ unit: unit.id, reason: 'unknown_place' })
    else if (!unit.target || inWords(unit.target).trim() === '') answer.empty += 1
    else {
      const reason = unit.refusal ?? refusalOf(unit.target, place)
      if (reason) {
        answer.refused.push({ unit: unit.id, reason })
        continue
      }
      const of = /^[0-9a-f]{16}$/.test(unit.of) ? unit.of : textFingerprint(place.text)
      if (of !== textFingerprint(place.text)) answer.stale += 1
      const text = place.kind === 'plain' ? inWords(unit.target) : unit.target
      answer.edits.push({ language, blockId: unit.block, key: unit.key, of, text })
    }
  }
  return answer
}

function knownUnits(content: LessonContent): Map<string, TextUnit> {
  const units = new Map<string, TextUnit>([[' title', { key: 'title', kind: 'plain', text: content.title }]])
  for (const block of content.document.content) {
    for (const unit of textsOf(block)) units.set(`${block.attrs.id} ${unit.key}`, unit)
  }
  return units
}

function refusalOf(target: InlineText[], { text }: TextUnit): XliffRefusal | null {
  if (inWords(target).length > TEXT_MAX) return 'too_long'
  const links = (parts: readonly InlineText[]) =>
    new Set(
      parts.flatMap(({ marks }) =>
        (marks ?? []).flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : [])),
      ),
    )
  const lost = typeof text === 'string' ? [] : [...links(text)].filter((href) => !links(target).has(href))
  return lost.length > 0 ? 'lost_link' : null
}

const inWords = (parts: readonly InlineText[]) => parts.map(({ text }) => text).join('')

type Unit = {
  id: string
  block: string | null
  key: string
  of: string
  data: Map<string, string>
  target: InlineText[] | null
  refusal: XliffRefusal | null
}

function parse(xml: string): { sourceLanguage: string; language: string; units: Unit[] } {
  const parser = new SaxesParser({ xmlns: true })
  const file = { sourceLanguage: '', language: '', units: [] as Unit[] }
  let unit: Unit | null = null
  let dataId: string | null = null
  let isInTarget = false
  const marks: (InlineMark | null)[] = []

  parser.on('doctype', () => {
    throw invalid('A document type is not allowed.')
  })
  parser.on('error', (error) => {
    throw invalid(error.message)
  })
  parser.on('opentag', (tag) => {
    if (tag.uri !== XLIFF) return
    if (tag.local === 'xliff') {
      if (!/^2\.\d$/.test(own(tag, 'version'))) throw invalid('Only XLIFF 2 is read.')
      file.sourceLanguage = own(tag, 'srcLang')
      file.language = own(tag, 'trgLang')
    }
    if (tag.local === 'unit') unit = startUnit(tag)
    if (tag.local === 'data') dataId = own(tag, 'id')
    if (tag.local === 'target' && unit) {
      isInTarget = true
      unit.target ??= []
    }
    if (tag.local === 'pc' && isInTarget && unit) marks.push(readMark(tag, unit))
  })
  parser.on('text', (text) => {
    if (unit && dataId !== null) unit.data.set(dataId, (unit.data.get(dataId) ?? '') + text)
    if (unit?.target && isInTarget && text !== '') append(unit.target, text, marks)
  })
  parser.on('closetag', (tag) => {
    if (tag.uri !== XLIFF) return
    if (tag.local === 'pc' && isInTarget) marks.pop()
    if (tag.local === 'data') dataId = null
    if (tag.local === 'target') isInTarget = false
    if (tag.local === 'unit' && unit) {
      file.units.push(unit)
      unit = null
    }
  })
  parser.write(xml).close()
  if (file.sourceLanguage === '') throw invalid('This is no XLIFF 2 document.')
  return file
}

const startUnit = (tag: SaxesTagNS): Unit => ({
  id: own(tag, 'id'),
  block: foreign(tag, 'block') || null,
  key: foreign(tag, 'key'),
  of: foreign(tag, 'of'),
  data: new Map(),
  target: null,
  refusal: null,
})

/** Null for a form this lesson does not have: its words are kept without it. */
function readMark(tag: SaxesTagNS, unit: Unit): InlineMark | null {
  const value = unit.data.get(own(tag, 'dataRefStart')) ?? ''
  const kind = own(tag, 'subType')
  if (own(tag, 'type') === 'link') {
    if (linkHrefSchema.safeParse(value).success) return { type: 'link', attrs: { href: value } }
    unit.refusal = 'bad_link'
    return null
  }
  if (kind === 'xlf:b') return { type: 'bold' }
  if (kind === 'xlf:i') return { type: 'italic' }
  if (kind !== 'kl:colour') return null
  if (COLOUR.test(value)) return { type: 'textColour', attrs: { colour: value } }
  unit.refusal = 'bad_colour'
  return null
}

function append(target: InlineText[], text: string, stack: readonly (InlineMark | null)[]): void {
  const open = stack.filter((mark) => mark !== null).reverse()
  const last = target[target.length - 1]
  if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(open)) last.text += text
  else target.push({ type: 'text', text, ...(open.length > 0 ? { marks: open } : {}) })
}

const own = ({ attributes }: SaxesTagNS, name: string): string => attributes[name]?.value ?? ''
const foreign = ({ attributes }: SaxesTagNS, name: string): string =>
  Object.values(attributes).find(({ uri, local }) => uri === OWN && local === name)?.value ?? ''

const invalid = (message: string) => new AuthoringError('invalid_xliff', message)
