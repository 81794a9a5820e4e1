import { type AnyBlock } from '../block-definition.ts'
import { type LessonDocument } from '../document/lesson-document.ts'

export const TEMPLATE_KEYS = ['blank', 'policy_briefing', 'procedure', 'case_study', 'quiz'] as const
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]
export type TemplateLanguage = 'en' | 'hi'

export type LessonTemplate = {
  key: TemplateKey
  words: Record<TemplateLanguage, { name: string; hint: string }>
  /** A lesson to write over, with the questions its writer has to answer, in English or Hindi. */
  build: (language: TemplateLanguage, newId: () => string) => LessonDocument
}

/** A line of a template: a block without its id. */
export type Line =
  | { kind: 'screen' | 'section' | 'text'; words: string }
  | { kind: 'bullets' | 'numbers'; words: string[] }
  | { kind: 'note' | 'tip' | 'important' | 'example'; words: string }
  | { kind: 'statute' }
  | { kind: 'steps'; words: string[] }
  | { kind: 'single' | 'multiple'; words: string }

const text = (words: string) => [{ type: 'text', text: words }]
const paragraph = (words: string) => ({ type: 'paragraph', content: text(words) })

/** The blocks of a line; a screen after the first begins with a page break. */
export function toBlocks(line: Line, isFirst: boolean, newId: () => string): AnyBlock[] {
  const id = newId()
  switch (line.kind) {
    case 'screen':
      return [
        ...(isFirst ? [] : [{ type: 'pageBreak', attrs: { id: newId() } }]),
        { type: 'heading', attrs: { id, level: 2 }, content: text(line.words) },
      ]
    case 'section':
      return [{ type: 'heading', attrs: { id, level: 3 }, content: text(line.words) }]
    case 'text':
      return [{ type: 'paragraph', attrs: { id }, content: text(line.words) }]
    case 'bullets':
      return [{ type: 'bulletList', attrs: { id }, content: line.words.map(listItem) }]
    case 'numbers':
      return [{ type: 'orderedList', attrs: { id, start: 1 }, content: line.words.map(listItem) }]
    case 'statute':
      return [
        { type: 'statuteQuotation', attrs: { id, act: '', section: '' }, content: [{ type: 'paragraph' }] },
      ]
    case 'steps':
      return [
        {
          type: 'processSteps',
          attrs: {
            id,
            steps: line.words.map((title) => ({
              id: newId().slice(0, 8),
              title,
              text: '',
              src: '',
              alt: '',
            })),
          },
        },
      ]
    case 'single':
    case 'multiple':
      return [question(line, id, newId)]
    default:
      return [{ type: 'callout', attrs: { id, tone: line.kind }, content: [paragraph(line.words)] }]
  }
}

const listItem = (words: string) => ({ type: 'listItem', content: [paragraph(words)] })

function question(
  line: { kind: 'single' | 'multiple'; words: string },
  id: string,
  newId: () => string,
): AnyBlock {
  const option = (correct: boolean) => ({ id: newId().slice(0, 8), text: '', correct, feedback: '' })
  const isSingle = line.kind === 'single'
  return {
    type: isSingle ? 'singleChoice' : 'multipleChoice',
    attrs: {
      id,
      question: line.words,
      options: [option(true), option(!isSingle), option(false)],
      explanation: '',
    },
  }
}
