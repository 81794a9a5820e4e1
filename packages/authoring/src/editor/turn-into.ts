import { Fragment, type Node, type NodeType, type Schema } from '@tiptap/pm/model'
import { type EditorState, type Transaction } from '@tiptap/pm/state'
import { selectionIn } from './move-blocks.ts'
import { ownStep } from './own-step.ts'
import { definitions } from '../blocks/definitions.ts'

export type TurnTarget = { type: string; level?: number }

/** What a block of words can be made into, itself left out; nothing for blocks that are filled in by a form. */
export function turnTargets(node: Node): TurnTarget[] {
  if (!isWords(node)) return []
  const { schema } = node.type
  const level: unknown = node.attrs['level']
  const targets: TurnTarget[] = [
    { type: 'paragraph' },
    ...[2, 3, 4].map((level) => ({ type: 'heading', level })),
    ...['bulletList', 'orderedList', ...boxes(schema)].map((type) => ({ type })),
  ]
  return targets.filter(
    ({ type, level: to }) => type !== node.type.name || (to !== undefined && to !== level),
  )
}

/** Makes one block another kind, all its words kept; what comes first keeps the id, and with it comments. */
export function turnInto(
  state: EditorState,
  pos: number,
  target: TurnTarget,
  newId: () => string,
): Transaction | null {
  const node = state.doc.nodeAt(pos)
  if (!node || !isWords(node)) return null
  const { schema } = state
  const lines = linesOf(node)
  const made = build(schema, target, lines.length > 0 ? lines : [Fragment.empty], newId)
  if (!made) return null
  const [first, ...rest] = made
  if (!first) return null
  const kept = first.type.create(
    { ...first.attrs, id: node.attrs['id'], tags: node.attrs['tags'] },
    first.content,
  )
  const { tr } = state
  tr.replaceWith(pos, pos + node.nodeSize, [kept, ...rest])
  return ownStep(tr).setSelection(selectionIn(tr.doc, pos)).scrollIntoView()
}

function build(
  schema: Schema,
  { type, level }: TurnTarget,
  lines: Fragment[],
  newId: () => string,
): Node[] | null {
  const paragraph = (line: Fragment, id: string | null = null) => schema.node('paragraph', { id }, line)
  if (type === 'paragraph') return lines.map((line) => paragraph(line, newId()))
  if (type === 'heading') {
    const [first = Fragment.empty, ...rest] = lines
    const heading = schema.node('heading', { id: newId(), level }, first)
    return [heading, ...rest.map((line) => paragraph(line, newId()))]
  }
  const nodeType = schema.nodes[type]
  if (!nodeType) return null
  if (type === 'bulletList' || type === 'orderedList')
    return [
      nodeType.create(
        { id: newId() },
        lines.map((line) => schema.node('listItem', null, [paragraph(line)])),
      ),
    ]
  const blank = definitions.get(type)?.blank(newId).attrs ?? {}
  return [
    nodeType.create(
      blank,
      lines.map((line) => paragraph(line)),
    ),
  ]
}

const isWords = (node: Node): boolean =>
  ['paragraph', 'heading', 'bulletList', 'orderedList'].includes(node.type.name) || isBox(node.type)

/** Boxes around paragraphs, such as callouts and quotations. */
const boxes = (schema: Schema): string[] =>
  [...definitions.keys()].filter((type) => {
    const nodeType = schema.nodes[type]
    return nodeType !== undefined && isBox(nodeType)
  })

function isBox(type: NodeType): boolean {
  const paragraph = type.schema.nodes['paragraph']
  if (!paragraph || type.isAtom || type.isTextblock || !definitions.has(type.name)) return false
  const then = type.contentMatch.matchType(paragraph)
  return then?.validEnd === true && then.matchType(paragraph) !== null
}

function linesOf(node: Node): Fragment[] {
  if (node.isTextblock) return [node.content]
  const lines: Fragment[] = []
  node.descendants((inner) => {
    if (inner.isTextblock) lines.push(inner.content)
    return !inner.isTextblock
  })
  return lines
}
