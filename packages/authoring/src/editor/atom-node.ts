import { Node } from '@tiptap/core'
import { type z } from 'zod'

type AtomNode = {
  type: string
  /** The block's schema: what is pasted has to pass it. */
  schema: z.ZodObject<{ type: z.ZodType; attrs: z.ZodType }>
  attrs: readonly string[]
  /** May stand inside columns, tabs and accordions. */
  isPlain?: boolean
}

/**
 * A node whose content is in its attributes. In the clipboard it is one element that carries them, so that a block
 * survives being cut and pasted; what arrives from elsewhere in that form has to pass the schema, or is dropped.
 */
export function atomNode({ type, schema, attrs, isPlain = false }: AtomNode): Node {
  return Node.create({
    name: type,
    group: isPlain ? 'block plain' : 'block',
    atom: true,
    draggable: true,
    selectable: true,
    addAttributes: () =>
      Object.fromEntries(
        attrs.map((name) => [name, { default: null, rendered: false, parseHTML: readAttr(name) }]),
      ),
    parseHTML: () => [
      {
        tag: `div[data-block="${type}"]`,
        getAttrs: (element) => (schema.safeParse({ type, attrs: carried(element) }).success ? null : false),
      },
    ],
    renderHTML: ({ node, HTMLAttributes }) => [
      'div',
      { ...HTMLAttributes, 'data-block': type, 'data-attrs': JSON.stringify(node.attrs) },
    ],
  })
}

const readAttr = (name: string) => (element: HTMLElement) => carried(element)[name] ?? null

function carried(element: HTMLElement): Record<string, unknown> {
  try {
    const attrs: unknown = JSON.parse(element.getAttribute('data-attrs') ?? '{}')
    return typeof attrs === 'object' && attrs !== null ? (attrs as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
