import { type Node } from '@tiptap/pm/model'
import { type EditorState, type Transaction } from '@tiptap/pm/state'
import { definitions } from '../blocks/definitions.ts'
import { ownStep } from './own-step.ts'
import { findInText, type FindOptions, type TextMatch } from './find-in-text.ts'

/** In the words of a block, or in one of its attributes; `from` and `to` are of the document or of the attribute's text. */
export type DocumentMatch =
  | ({ kind: 'text' } & TextMatch)
  | ({ kind: 'attribute'; pos: number; path: readonly (string | number)[] } & TextMatch)

type Words = { path: readonly (string | number)[]; text: string }

/** Every place where the words stand, attributes of blocks included, in reading order. */
export function findInDocument(doc: Node, query: string, options?: FindOptions): DocumentMatch[] {
  if (query === '') return []
  const matches: DocumentMatch[] = []
  doc.descendants((node, pos) => {
    for (const { path, text } of attributeWords(node)) {
      for (const match of findInText(text, query, options))
        matches.push({ kind: 'attribute', pos, path, ...match })
    }
    if (!node.isTextblock) return true
    for (const { from, to } of findInText(node.textContent, query, options))
      matches.push({ kind: 'text', from: pos + 1 + from, to: pos + 1 + to })
    return false
  })
  return matches
}

/** Replaces the matches, last first, so that those before keep their places; one step back undoes them all. */
export function replaceMatches(
  state: EditorState,
  matches: readonly DocumentMatch[],
  replacement: string,
): Transaction {
  const { tr } = state
  for (const match of [...matches].reverse()) {
    if (match.kind === 'text') {
      const marks = tr.doc.resolve(match.from).marksAcross(tr.doc.resolve(match.to)) ?? []
      if (replacement === '') tr.delete(match.from, match.to)
      else tr.replaceWith(match.from, match.to, state.schema.text(replacement, marks))
    } else {
      const [name, ...rest] = match.path
      const value: unknown = tr.doc.nodeAt(match.pos)?.attrs[String(name)]
      const changed = changeAt(
        value,
        rest,
        (text) => text.slice(0, match.from) + replacement + text.slice(match.to),
      )
      tr.setNodeAttribute(match.pos, String(name), changed)
    }
  }
  return ownStep(tr)
}

function attributeWords(node: Node): Words[] {
  const paths = definitions.get(node.type.name)?.texts ?? []
  return paths.flatMap((path) => wordsAt(node.attrs, path.split('.'), []))
}

function wordsAt(value: unknown, [step, ...rest]: string[], path: (string | number)[]): Words[] {
  if (step === undefined) return typeof value === 'string' && value !== '' ? [{ path, text: value }] : []
  if (step === '*') {
    if (!Array.isArray(value)) return []
    return value.flatMap((item: unknown, index) => wordsAt(item, rest, [...path, index]))
  }
  if (typeof value !== 'object' || value === null) return []
  return wordsAt((value as Record<string, unknown>)[step], rest, [...path, step])
}

/** The value with the text at a path changed; nothing of the value itself is touched. */
export function changeAt(
  value: unknown,
  [step, ...rest]: readonly (string | number)[],
  change: (text: string) => string,
): unknown {
  if (step === undefined) return typeof value === 'string' ? change(value) : value
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? changeAt(item, rest, change) : item))
  if (typeof value !== 'object' || value === null) return value
  return { ...value, [step]: changeAt((value as Record<string, unknown>)[step], rest, change) }
}
