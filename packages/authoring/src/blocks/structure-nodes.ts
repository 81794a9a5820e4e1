import { mergeAttributes, Node } from '@tiptap/core'

/**
 * What stands in a part. The text blocks of the StarterKit are named, because their groups are not ours to say; paragraphs
 * first, because the first is what an empty part gets.
 */
export const PLAIN = '(paragraph | heading | bulletList | orderedList | plain)+'

/** A block that holds parts: columns, tabs. `content` is a ProseMirror expression like `column{2,3}`. */
export const holderNode = (type: string, content: string): Node =>
  Node.create({
    name: type,
    group: 'block',
    content,
    defining: true,
    isolating: true,
    parseHTML: () => [{ tag: `div[data-block="${type}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-block': type }), 0],
  })

/** A part of such a block. It is in no group, so that it stands nowhere else. */
export const partNode = (type: string, content: string): Node =>
  Node.create({
    name: type,
    content,
    defining: true,
    isolating: true,
    parseHTML: () => [{ tag: `div[data-part="${type}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-part': type }), 0],
  })

/** The title of a part: one line of words without marks. */
export const titleNode = (type: string): Node =>
  Node.create({
    name: type,
    content: 'text*',
    marks: '',
    defining: true,
    parseHTML: () => [{ tag: `p[data-part="${type}"]`, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { 'data-part': type }), 0],
  })
