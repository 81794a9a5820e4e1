import { SaxesParser, type SaxesTagNS } from 'saxes'
import { AuthoringError } from '../authoring-error.ts'
import { normalInline } from '../document/inline-form.ts'
import { COLOUR, linkHrefSchema, type InlineMark, type InlineText } from '../document/inline.ts'
import { OWN, STALE, XLIFF } from './write-xliff.server.ts'

/** One unit of a file, as a translator sends it back. */
export type XliffUnit = {
  id: string
  block: string | null
  key: string
  /** Fingerprint of the source the file was written for, and of the one its stale translation was of; may be anything. */
  of: string
  was: string
  /** Fingerprint of the translation the unit was written with; files of earlier days do not say. */
  had: string
  source: InlineText[]
  /** Null when nothing is translated. */
  target: InlineText[] | null
  /** Exported as stale, and no segment was given another state. */
  isUntouched: boolean
  refusal: 'bad_link' | 'bad_colour' | 'broken_code' | 'incomplete' | null
}

export type XliffFile = { sourceLanguage: string; language: string; units: XliffUnit[] }

type Segment = {
  source: InlineText[]
  target: InlineText[] | null
  order: number
  isIgnorable: boolean
  isUntouched: boolean
}
type OpenUnit = XliffUnit & { data: Map<string, string>; codes: Map<string, InlineMark>; segments: Segment[] }
type OpenCode = { mark: InlineMark | null; id: string; standsAlone: boolean }

// More forms in each other than there are kinds of them, with room for annotations of tools.
const DEPTH_MAX = 20
// Of all elements: the parser looks for a namespace on every level, and a file made to be deep would hold the server up.
const LEVELS_MAX = 100

/**
 * The units of an XLIFF 2 document. What modules add (suggestions, notes) is passed over. Throws `AuthoringError`
 * `invalid_xliff` for what is no XLIFF 2 or has a document type, and with it entities of its own.
 */
export function parseXliff(xml: string): XliffFile {
  const parser = new SaxesParser({ xmlns: true })
  const file: XliffFile = { sourceLanguage: '', language: '', units: [] }
  const stack: string[] = []
  let unit: OpenUnit | null = null
  let segment: Segment | null = null
  let dataId: string | null = null
  let into: InlineText[] | null = null
  let open: OpenCode[] = []

  const say = (text: string) => {
    if (unit && dataId !== null) unit.data.set(dataId, (unit.data.get(dataId) ?? '') + text)
    if (unit && into && text !== '' && open.length <= DEPTH_MAX)
      into.push({ type: 'text', text, marks: open.flatMap(({ mark }) => mark ?? []) })
  }
  const refuse = (reason: XliffUnit['refusal']) => {
    if (unit && stack.includes('target')) unit.refusal ??= reason
  }
  const readCode = (tag: SaxesTagNS, name: string) => {
    if (!unit) return
    if (name === 'pc' || name === 'sc') {
      if (open.length > DEPTH_MAX) return refuse('broken_code')
      const id = own(tag, 'id')
      const mark = readMark(tag, unit, refuse)
      if (mark && stack.includes('source')) unit.codes.set(id, mark)
      open.push({ mark, id, standsAlone: name === 'sc' })
    } else if (name === 'ec') {
      const start = own(tag, 'startRef')
      const at = open.findLastIndex(({ id, standsAlone }) => standsAlone && id === start)
      if (at === -1) refuse('broken_code')
      else open.splice(at, 1)
    } else if (name === 'cp') {
      const code = /^[0-9A-F]{4,6}$/i.test(own(tag, 'hex')) ? Number.parseInt(own(tag, 'hex'), 16) : Infinity
      if (code > 0x10ffff) refuse('broken_code')
      else say(String.fromCodePoint(code))
    } else if (!TRANSPARENT.has(name)) refuse('broken_code')
  }

  parser.on('doctype', () => {
    throw invalid('A document type is not allowed.')
  })
  parser.on('error', (error) => {
    throw invalid(error.message)
  })
  parser.on('opentag', (tag) => {
    if (stack.length > LEVELS_MAX) throw invalid('Elements stand too deep in each other.')
    const name = tag.uri === XLIFF ? tag.local : `{${tag.uri}}`
    const [holder = '', parent = ''] = stack.slice(-2).length === 2 ? stack.slice(-2) : ['', stack.at(-1)]
    if (name === 'xliff' && stack.length === 0) readHead(tag, file)
    else if (name === 'unit' && !unit) unit = startUnit(tag)
    else if (into) readCode(tag, name)
    else if (unit && parent === 'unit' && (name === 'segment' || name === 'ignorable')) {
      segment = startSegment(tag, unit.segments.length + 1)
      unit.segments.push(segment)
    } else if (segment && holder === 'unit' && (name === 'source' || name === 'target')) {
      if (name === 'target') {
        segment.target = []
        segment.order = Number(own(tag, 'order')) || segment.order
      }
      into = segment[name]
      open = []
    } else if (unit && name === 'data' && parent === 'originalData' && holder === 'unit')
      dataId = own(tag, 'id')
    else if (unit && name === 'cp' && dataId !== null) readCode(tag, name)
    stack.push(name)
  })
  parser.on('text', say)
  parser.on('cdata', say)
  parser.on('closetag', (tag) => {
    const name = tag.uri === XLIFF ? tag.local : `{${tag.uri}}`
    const isWords = name === 'source' || name === 'target'
    if (into && name === 'pc')
      open.splice(
        open.findLastIndex(({ standsAlone }) => !standsAlone),
        1,
      )
    if (into && isWords) {
      if (open.length > 0) refuse('broken_code')
      into = null
    }
    stack.pop()
    const parent = stack.at(-1)
    if ((name === 'segment' || name === 'ignorable') && parent === 'unit') segment = null
    if (name === 'data') dataId = null
    if (name === 'unit' && unit && !stack.includes('unit')) {
      file.units.push(finished(unit))
      unit = null
    }
  })
  parser.write(xml).close()
  if (file.sourceLanguage === '') throw invalid('This is no XLIFF 2 document.')
  return file
}

/** Annotations, which say something about words and change nothing in them. */
const TRANSPARENT = new Set(['mrk', 'sm', 'em'])

function readHead(tag: SaxesTagNS, file: XliffFile): void {
  if (!/^2\.\d$/.test(own(tag, 'version'))) throw invalid('Only XLIFF 2 is read.')
  file.sourceLanguage = own(tag, 'srcLang')
  file.language = own(tag, 'trgLang')
}

const startUnit = (tag: SaxesTagNS): OpenUnit => ({
  id: own(tag, 'id'),
  block: foreign(tag, 'block') || null,
  key: foreign(tag, 'key'),
  of: foreign(tag, 'of'),
  was: foreign(tag, 'was'),
  had: foreign(tag, 'had'),
  ...{ source: [], target: null, isUntouched: false, refusal: null },
  ...{ data: new Map(), codes: new Map(), segments: [] },
})

const startSegment = (tag: SaxesTagNS, order: number): Segment => ({
  ...{ source: [], target: null, order },
  isIgnorable: tag.local === 'ignorable',
  isUntouched: own(tag, 'subState') === STALE && (own(tag, 'state') || 'initial') === 'initial',
})

/** Its segments put together; an ignorable without a target is the same in both languages (4.2.2.7). */
function finished({ segments, ...unit }: OpenUnit): XliffUnit {
  const isTranslated = segments.some(({ target, isIgnorable }) => !isIgnorable && hasWords(target))
  const isIncomplete = segments.some(
    ({ source, target, isIgnorable }) => !isIgnorable && hasWords(source) && !hasWords(target),
  )
  const inTarget = segments.toSorted((one, other) => one.order - other.order)
  const { id, block, key, of, was, had } = unit
  return {
    ...{ id, block, key, of, was, had },
    source: normalInline(segments.flatMap(({ source }) => source)),
    target: isTranslated
      ? normalInline(
          inTarget.flatMap(({ source, target, isIgnorable }) => target ?? (isIgnorable ? source : [])),
        )
      : null,
    isUntouched:
      segments.length > 0 && segments.every(({ isIgnorable, isUntouched }) => isIgnorable || isUntouched),
    refusal: unit.refusal ?? (isTranslated && isIncomplete ? 'incomplete' : null),
  }
}

const hasWords = (parts: readonly InlineText[] | null): boolean =>
  (parts ?? []).some(({ text }) => text.trim() !== '')

/**
 * The form a code stands for: by what it says of itself, else by its number in the source. Null for a form this lesson does
 * not have: its words are kept without it.
 */
function readMark(
  tag: SaxesTagNS,
  unit: OpenUnit,
  refuse: (reason: 'bad_link' | 'bad_colour') => void,
): InlineMark | null {
  const value = unit.data.get(own(tag, 'dataRefStart') || own(tag, 'dataRef')) ?? ''
  const [type, kind] = [own(tag, 'type'), own(tag, 'subType')]
  if (type === '' && kind === '') return unit.codes.get(own(tag, 'id')) ?? null
  if (type === 'link') {
    if (linkHrefSchema.safeParse(value).success) return { type: 'link', attrs: { href: value } }
    refuse('bad_link')
    return null
  }
  if (kind === 'xlf:b') return { type: 'bold' }
  if (kind === 'xlf:i') return { type: 'italic' }
  if (kind !== 'kl:colour') return null
  if (COLOUR.test(value)) return { type: 'textColour', attrs: { colour: value } }
  refuse('bad_colour')
  return null
}

const own = ({ attributes }: SaxesTagNS, name: string): string => attributes[name]?.value ?? ''
const foreign = ({ attributes }: SaxesTagNS, name: string): string =>
  Object.values(attributes).find(({ uri, local }) => uri === OWN && local === name)?.value ?? ''

const invalid = (message: string) => new AuthoringError('invalid_xliff', message)
