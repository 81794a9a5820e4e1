import { validateLesson, type Block, type LessonContent } from '@karmashala/authoring'
import fc from 'fast-check'

// Lessons with blocks in columns and tabs, and what a writer does with them.

type Leaf = { id: string; words: string }
type Branch = { id: string; kind: 'columns' | 'tabs'; parts: Leaf[][] }
export type Tree = (Leaf | Branch)[]

const paragraph = ({ id, words }: Leaf) => ({
  ...{ type: 'paragraph', attrs: { id } },
  ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
})
const isBranch = (node: Leaf | Branch): node is Branch => 'kind' in node

/** An empty part has the paragraph an editor puts there. */
function toBlock(node: Leaf | Branch): object {
  if (!isBranch(node)) return paragraph(node)
  const content = node.parts.map((leaves, index) => {
    const id = `${node.id}-${index}`
    const blocks = leaves.length > 0 ? leaves.map(paragraph) : [paragraph({ id: `${id}-empty`, words: '' })]
    return node.kind === 'columns'
      ? { type: 'column', attrs: { id }, content: blocks }
      : { type: 'tabPanel', attrs: { id }, content: [{ type: 'tabTitle' }, ...blocks] }
  })
  return { type: node.kind, attrs: { id: node.id }, content }
}

export function aContentOf(tree: Tree, title = 'A lesson'): LessonContent {
  const blocks = tree.length > 0 ? tree : [{ id: 'lone', words: '' }]
  const checked = validateLesson({ type: 'doc', content: blocks.map(toBlock) })
  if (checked.status === 'invalid') throw new Error(JSON.stringify(checked.problems))
  return { sourceLanguage: 'en', title, document: checked.document, translations: {} }
}

type Act =
  | { kind: 'edit' | 'remove' | 'move' | 'into' | 'out'; at: number; to: number; words: string }
  | { kind: 'add'; at: number; to: number; words: string }

export const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('edit', 'remove', 'move', 'into', 'out', 'add'),
  at: fc.nat(20),
  to: fc.nat(20),
  words: fc.constantFrom('alpha', 'beta', 'gamma'),
})

export const aTree: fc.Arbitrary<Tree> = fc
  .array(fc.constantFrom('leaf', 'columns', 'tabs'), { minLength: 1, maxLength: 5 })
  .map((kinds) =>
    kinds.map((kind, index) =>
      kind === 'leaf'
        ? { id: `p${index}`, words: `words ${index}` }
        : {
            ...{ id: `s${index}`, kind: kind as 'columns' | 'tabs' },
            parts: [0, 1].map((part) => [{ id: `n${index}${part}`, words: `nested ${index}${part}` }]),
          },
    ),
  )

/** The lesson after what one writer did; `who` keeps the ids of new blocks apart. */
export function after(tree: Tree, acts: readonly Act[], who: string): Tree {
  const now: Tree = structuredClone(tree)
  acts.forEach(({ kind, at, to, words }, number) => {
    const index = now.length > 0 ? at % now.length : 0
    const node = now[index]
    const branches = now.filter(isBranch)
    const branch = branches[to % Math.max(1, branches.length)]
    if (kind === 'add') now.splice(index, 0, { id: `${who}${number}`, words })
    else if (!node) return
    else if (kind === 'remove') now.splice(index, 1)
    else if (kind === 'move') now.splice(to % now.length, 0, ...now.splice(index, 1))
    else if (kind === 'edit') {
      const leaf = isBranch(node) ? node.parts.flat()[to % Math.max(1, node.parts.flat().length)] : node
      if (leaf) leaf.words = `${words} ${who}`
    } else if (kind === 'into' && !isBranch(node) && branch) {
      branch.parts[at % 2]?.push(node)
      now.splice(index, 1)
    } else if (kind === 'out' && isBranch(node)) {
      const leaf = node.parts[to % 2]?.shift()
      if (leaf) now.splice(index, 0, leaf)
    }
  })
  return now
}

/** Ids of all blocks, those in columns and tabs among them, as often as they are there. */
export const allIds = ({ document }: LessonContent): string[] => document.content.flatMap(idsIn)

function idsIn(block: Block): string[] {
  const parts = block.type === 'columns' || block.type === 'tabs' ? block.content : []
  const inner = parts.flatMap(({ content }) =>
    content.flatMap((node) => ('attrs' in node && node.attrs?.id ? [node.attrs.id] : [])),
  )
  return [block.attrs.id, ...inner]
}
