import { Extension, Mark, Node, type Extensions } from '@tiptap/core'
import { UniqueID } from '@tiptap/extension-unique-id'
import { StarterKit } from '@tiptap/starter-kit'
import { ALL_BLOCKS } from '../blocks/all-blocks.ts'
import { definitions } from '../blocks/definitions.ts'
import { INNER } from '../blocks/list-nodes.ts'
import { HEADING_LEVELS } from '../blocks/heading/index.ts'
import { blockAttrsSchema, blockIdSchema } from '../document/block-attrs.ts'
import { COLOUR } from '../document/inline.ts'
import { newId } from '../document/new-id.ts'
import { ownSteps } from './own-step.ts'

const TYPES = [...definitions.values()].flatMap(({ type, parts = [] }) => [type, ...parts])

/** Shows the id in the markup, where a comment can find its block, and carries the tags through the editor. */
const BlockAttributes = Extension.create({
  name: 'blockAttributes',
  addGlobalAttributes: () => [
    {
      types: [...TYPES],
      attributes: {
        id: {
          default: null,
          parseHTML: (element) => blockIdSchema.safeParse(element.getAttribute('data-block-id')).data ?? null,
          renderHTML: ({ id }) => (id ? { 'data-block-id': String(id) } : {}),
        },
        tags: {
          default: null,
          parseHTML: (element) => carriedTags(element.getAttribute('data-tags')),
          renderHTML: ({ tags }) => (tags ? { 'data-tags': JSON.stringify(tags) } : {}),
        },
      },
    },
  ],
})

function carriedTags(text: string | null): unknown {
  try {
    return blockAttrsSchema.shape.tags.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}

const TextColour = Mark.create({
  name: 'textColour',
  addAttributes: () => ({
    colour: {
      default: null,
      renderHTML: ({ colour }) => ({ style: `color:${String(colour)}`, 'data-colour': String(colour) }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-colour]',
      getAttrs: (element) => {
        const colour = element.getAttribute('data-colour') ?? ''
        return COLOUR.test(colour) ? { colour } : false
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})

/** What may stand in a point of a list: what the schema of lists allows, or a lesson could be pasted that cannot be stored. */
const TextKit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension) =>
      extension instanceof Node && extension.name === 'listItem'
        ? extension.extend({ content: `paragraph ${INNER}*` })
        : extension,
    )
  },
})

/** The TipTap extensions of a lesson: text from the StarterKit, the nodes of each block, and an id for every block. */
export function lessonExtensions(): Extensions {
  return [
    TextKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      hardBreak: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      // It would put paragraphs into the document that nobody wrote.
      trailingNode: false,
      heading: { levels: [...HEADING_LEVELS] },
      link: {
        openOnClick: false,
        protocols: ['https', 'http', 'mailto'],
        HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer' },
      },
    }),
    BlockAttributes,
    ownSteps(),
    UniqueID.configure({ attributeName: 'id', types: [...TYPES], generateID: newId }),
    TextColour,
    ...ALL_BLOCKS.flatMap(({ nodes }) => nodes()),
  ]
}
