import { type Draft } from './write-lesson.ts'

// Blocks that show something in parts. A part has an id made of its place, so that the same place is the same part in
// every language.

type Part = readonly [title: string, ...blocks: Draft[]]

const titled =
  (type: string, part: string, title: string) =>
  (...parts: Part[]): Draft =>
  (id) => ({
    type,
    attrs: { id },
    content: parts.map(([words, ...blocks], index) => ({
      type: part,
      attrs: { id: `${id}-${index + 1}` },
      content: [
        { type: title, content: [{ type: 'text', text: words }] },
        ...blocks.map((block, at) => block(`${id}-${index + 1}-${at + 1}`)),
      ],
    })),
  })

export const tabs = titled('tabs', 'tabPanel', 'tabTitle')
export const accordion = titled('accordion', 'accordionItem', 'accordionTitle')

const rows =
  <Row extends readonly string[]>(type: string, list: string, names: { [At in keyof Row]: string }) =>
  (...given: Row[]): Draft =>
  (id) => ({
    type,
    attrs: {
      id,
      [list]: given.map((row, index) => ({
        id: `r${index + 1}`,
        ...Object.fromEntries(row.map((words, at) => [names[at], words])),
      })),
    },
  })

export const flashcards = rows<[front: string, back: string]>('flashcards', 'cards', ['front', 'back'])
export const timeline = rows<[date: string, title: string, text: string]>('timeline', 'events', [
  'date',
  'title',
  'text',
])
export const steps = rows<[title: string, text: string]>('processSteps', 'steps', ['title', 'text'])
export const glossary = rows<[term: string, definition: string]>('glossary', 'terms', ['term', 'definition'])
export const references = rows<[citation: string]>('references', 'items', ['citation'])
