import { canonicalJson } from '../document/canonical-json.ts'
import { normalInline } from '../document/inline-form.ts'
import { type InlineMark, type InlineText } from '../document/inline.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { escapeHtml } from '../render/markup.ts'
import { findTitle, findTranslations, type Found } from './find-translations.ts'
import { textFingerprint } from './text-fingerprint.ts'

export const XLIFF = 'urn:oasis:names:tc:xliff:document:2.0'
/** Where a unit belongs and which words it was exported for; other tools keep foreign attributes as they are. */
export const OWN = 'urn:karmashala:lesson:1'
/** What a unit had that was written without a translation: the fingerprint of no words. */
export const NOTHING = '0'.repeat(16)
/** Of a segment whose translation is of an earlier source. */
export const STALE = 'kl:stale'

/**
 * The words of a lesson and their translations as an XLIFF 2.0 document (OASIS Standard, 5 August 2014): one unit for
 * each piece of words, bold, italic, links and colours as `<pc>`, what XML cannot hold as `<cp>` (chapter 4, inline
 * codes). The same lesson gives the same bytes.
 */
export function exportXliff(content: LessonContent, language: string): string {
  const units: string[] = []
  const add = (blockId: string | null, unit: Words, found: Found | null) => {
    units.push(writeUnit({ number: units.length + 1, blockId, unit, found }))
  }
  const find = findTranslations(content, language)
  add(null, { key: 'title', text: content.title }, findTitle(content, language))
  for (const block of content.document.content) {
    for (const unit of textsOf(block)) add(block.attrs.id, unit, find(block.attrs.id, unit))
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${XLIFF}" xmlns:kl="${OWN}" version="2.0" srcLang="${inAttribute(content.sourceLanguage)}" trgLang="${inAttribute(language)}">
  <file id="lesson" original="${inAttribute(content.title)}" canResegment="no">
${units.join('\n')}
  </file>
</xliff>
`
}

type Words = Pick<TextUnit, 'key' | 'text'>
type WriteUnit = { number: number; blockId: string | null; unit: Words; found: Found | null }

function writeUnit({ number, blockId, unit, found }: WriteUnit): string {
  const codes: Codes = { data: new Map(), numbers: new Map(), last: 0 }
  const source = writeText(unit.text, codes)
  const target = found ? writeText(found.text, codes) : null
  const isStale = found?.state === 'stale'
  const state = found && !isStale ? 'translated' : 'initial'
  const own = [
    ...(blockId === null ? [] : [`kl:block="${inAttribute(blockId)}"`]),
    `kl:key="${inAttribute(unit.key)}"`,
    `kl:of="${textFingerprint(unit.text)}"`,
    ...(isStale ? [`kl:was="${found.of}"`] : []),
    ...(found ? [`kl:had="${textFingerprint(found.text)}"`] : [`kl:had="${NOTHING}"`]),
  ]
  const original = [...codes.data].map(([value, id]) => `        <data id="${id}">${inText(value)}</data>`)
  return [
    `    <unit id="u${number}" ${own.join(' ')}>`,
    ...(original.length > 0 ? ['      <originalData>', ...original, '      </originalData>'] : []),
    `      <segment state="${state}"${isStale ? ` subState="${STALE}"` : ''}>`,
    `        <source xml:space="preserve">${source}</source>`,
    ...(target === null ? [] : [`        <target xml:space="preserve">${target}</target>`]),
    '      </segment>',
    '    </unit>',
  ].join('\n')
}

/** The codes of one unit: a code of the target that is in the source too has the same number (4.7, inline codes). */
type Codes = {
  data: Map<string, string>
  /** Numbers of the source by what they stand for. */
  numbers: Map<string, number[]>
  last: number
}

function writeText(text: TextUnit['text'], codes: Codes): string {
  if (typeof text === 'string') return inText(text)
  const free = new Map([...codes.numbers].map(([code, numbers]) => [code, [...numbers]]))
  const numberOf = (code: string): number => {
    const known = free.get(code)?.shift()
    if (known !== undefined) return known
    codes.last += 1
    codes.numbers.set(code, [...(codes.numbers.get(code) ?? []), codes.last])
    return codes.last
  }
  const write = ({ text: words, marks = [] }: InlineText) =>
    marks.reduce(
      (inner, mark) =>
        `<pc id="${numberOf(canonicalJson(mark))}" ${describe(mark, codes.data)}>${inner}</pc>`,
      inText(words),
    )
  return normalInline(text).map(write).join('')
}

function describe(mark: InlineMark, data: Map<string, string>): string {
  if (mark.type === 'bold') return 'type="fmt" subType="xlf:b"'
  if (mark.type === 'italic') return 'type="fmt" subType="xlf:i"'
  const value = mark.type === 'link' ? mark.attrs.href : mark.attrs.colour
  const id = data.get(value) ?? `d${data.size + 1}`
  data.set(value, id)
  return mark.type === 'link'
    ? `type="link" dataRefStart="${id}"`
    : `type="fmt" subType="kl:colour" dataRefStart="${id}"`
}

const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** What XML 1.0 cannot hold is a code; a carriage return written as it is would be read as a line feed (XML 1.0, 2.11). */
const inText = (text: string): string =>
  escapeHtml(text)
    .replace(
      NO_XML,
      (sign) => `<cp hex="${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`,
    )
    .replaceAll('\r', '&#13;')
const inAttribute = (text: string): string => escapeHtml(text.replace(NO_XML, ''))
