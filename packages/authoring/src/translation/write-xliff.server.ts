import { type InlineMark, type InlineText } from '../document/inline.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { escapeHtml } from '../render/markup.ts'
import { findTitle, translationsOf, type Found } from './localise.ts'
import { textFingerprint } from './text-fingerprint.ts'

export const XLIFF = 'urn:oasis:names:tc:xliff:document:2.0'
/** Where a unit belongs and which words it was exported for; other tools keep foreign attributes as they are. */
export const OWN = 'urn:karmashala:lesson:1'

/**
 * The words of a lesson and their translations as an XLIFF 2.0 document (OASIS Standard, 5 August 2014): one unit for
 * each piece of words, bold, italic, links and colours as `<pc>` (4.7.2). The same lesson gives the same bytes.
 */
export function exportXliff(content: LessonContent, language: string): string {
  const units: string[] = []
  const add = (blockId: string | null, unit: TextUnit, found: Found | null) => {
    units.push(writeUnit({ number: units.length + 1, blockId, unit, found }))
  }
  add(null, { key: 'title', kind: 'plain', text: content.title }, findTitle(content, language))
  for (const block of content.document.content) {
    const find = translationsOf(content, language, block)
    for (const unit of textsOf(block)) add(block.attrs.id, unit, find(unit))
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${XLIFF}" xmlns:kl="${OWN}" version="2.0" srcLang="${escape(content.sourceLanguage)}" trgLang="${escape(language)}">
  <file id="lesson" original="${escape(content.title)}">
${units.join('\n')}
  </file>
</xliff>
`
}

type WriteUnit = { number: number; blockId: string | null; unit: TextUnit; found: Found | null }

function writeUnit({ number, blockId, unit, found }: WriteUnit): string {
  const data = new Map<string, string>()
  const source = writeText(unit.text, data)
  const target = found ? writeText(found.text, data) : null
  const state = found?.state === 'current' ? 'translated' : 'initial'
  const block = blockId === null ? '' : ` kl:block="${escape(blockId)}"`
  const stale = found?.state === 'stale' ? ' subState="kl:stale"' : ''
  const original = [...data].map(([value, id]) => `        <data id="${id}">${escape(value)}</data>`)
  return [
    `    <unit id="u${number}"${block} kl:key="${escape(unit.key)}" kl:of="${textFingerprint(unit.text)}">`,
    ...(original.length > 0 ? ['      <originalData>', ...original, '      </originalData>'] : []),
    `      <segment state="${state}"${stale}>`,
    `        <source xml:space="preserve">${source}</source>`,
    ...(target === null ? [] : [`        <target xml:space="preserve">${target}</target>`]),
    '      </segment>',
    '    </unit>',
  ].join('\n')
}

function writeText(text: TextUnit['text'], data: Map<string, string>): string {
  if (typeof text === 'string') return escape(text)
  let number = 0
  const write = ({ text: words, marks = [] }: InlineText) =>
    marks.reduce((inner, mark) => {
      number += 1
      return `<pc id="${number}" ${describe(mark, data)}>${inner}</pc>`
    }, escape(words))
  return text.map(write).join('')
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

/** XML 1.0 has no way to write most control characters; they are dropped. */
const escape = (text: string) =>
  escapeHtml(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
