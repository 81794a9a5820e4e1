import { type Attrs, type Node } from '@tiptap/pm/model'

/** A copy of a node in which every block, part and inner question has an id of its own. */
export function withNewIds(node: Node, newId: () => string): Node {
  if (node.isText) return node
  const children: Node[] = []
  node.content.forEach((child) => {
    children.push(withNewIds(child, newId))
  })
  return node.type.create(attrsWithNewIds(node.attrs, newId), children, node.marks)
}

/**
 * The attributes of a copy: the questions of a pool or a film are blocks, and what learners answer is kept by their ids.
 * Rows keep theirs: they mean something only within their block, where others name them (where a choice leads).
 */
export function attrsWithNewIds(attrs: Attrs, newId: () => string): Attrs {
  const copied = Object.fromEntries(
    Object.entries(attrs).map(([name, value]: [string, unknown]) => [name, copyOf(value, newId)]),
  )
  return attrs['id'] ? { ...copied, id: newId() } : copied
}

function copyOf(value: unknown, newId: () => string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => copyOf(each, newId))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      name === 'attrs' && 'type' in value && typeof inner === 'object' && inner !== null
        ? attrsWithNewIds(inner, newId)
        : copyOf(inner, newId),
    ]),
  )
}
