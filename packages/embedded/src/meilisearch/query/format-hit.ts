import { covers, isObject, pick, type Document } from '../index/field-path.ts'
import { type TermMatch } from '../index/text-index.ts'
import { tokenise, type Token } from '../index/text.ts'
import { matchedParts } from './matched-parts.ts'
import { type SearchParams } from './search-params.ts'

type Style = { preTag: string; postTag: string; cropMarker: string; terms: Map<string, TermMatch> }

/** The `_formatted` copy of a hit: matches between tags, long texts cut around them, numbers as strings. */
export function formatHit(document: Document, params: SearchParams, terms: Map<string, TermMatch>): Document {
  const {
    attributesToHighlight = [],
    attributesToCrop = [],
    attributesToRetrieve = ['*'],
    cropLength = 10,
  } = params
  const crops = attributesToCrop.map((entry) => {
    const [, name, length] = /^(.*):(\d+)$/.exec(entry) ?? []
    return { name: name ?? entry, length: length === undefined ? cropLength : Number(length) }
  })
  const style = {
    preTag: params.highlightPreTag ?? '<em>',
    postTag: params.highlightPostTag ?? '</em>',
    cropMarker: params.cropMarker ?? '…',
    terms,
  }
  const named = [...attributesToRetrieve, ...attributesToHighlight, ...crops.map(({ name }) => name)]

  const format = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => format(item, path))
    if (isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, format(item, path ? `${path}.${name}` : name)]),
      )
    }
    if (typeof value !== 'string' && typeof value !== 'number') return value
    const crop = crops.find(({ name }) => covers([name], path))
    return formatText(String(value), crop?.length ?? 0, covers(attributesToHighlight, path), style)
  }
  return format(pick(document, named), '') as Document
}

function formatText(text: string, cropLength: number, highlight: boolean, style: Style): string {
  const tokens = tokenise(text)
  let [first, last] = [0, tokens.length]
  if (cropLength > 0 && tokens.length > cropLength) {
    const match = Math.max(
      0,
      tokens.findIndex(({ word }) => style.terms.has(word)),
    )
    first = Math.max(0, Math.min(match - Math.floor(cropLength / 2), tokens.length - cropLength))
    last = first + cropLength
  }
  const start = first === 0 ? 0 : tokens[first]!.start
  const end = last === tokens.length ? text.length : tokens[last - 1]!.end
  const shown = highlight ? mark(text, start, end, tokens.slice(first, last), style) : text.slice(start, end)
  return (first > 0 ? style.cropMarker : '') + shown + (last < tokens.length ? style.cropMarker : '')
}

function mark(text: string, start: number, end: number, tokens: Token[], style: Style): string {
  let marked = ''
  let at = start
  for (const part of matchedParts(text, style.terms, tokens)) {
    marked += text.slice(at, part.start) + style.preTag + text.slice(part.start, part.end) + style.postTag
    at = part.end
  }
  return marked + text.slice(at, end)
}
