import { mergeAttributes, Node } from '@tiptap/core'
import { type DOMOutputSpec } from '@tiptap/pm/model'
import { z } from 'zod'
import { blockIdSchema } from '../block-id.ts'
import { lessonStrings, type BlockOptions } from '../lesson-strings.ts'

export const OPTIONS_MAX = 8

const questionOptionSchema = z.object({
  text: z.string().trim().min(1, 'An option needs words.').max(500),
  correct: z.boolean(),
  /** What the learner is told on choosing this option. */
  feedback: z.string().trim().min(1, 'Say why this option is right or wrong.').max(1000),
})

export const questionAttrsSchema = z.object({
  id: blockIdSchema,
  question: z.string().trim().min(1, 'Ask something.').max(1000),
  options: z.array(questionOptionSchema).min(2, 'A question needs two options.').max(OPTIONS_MAX),
  /** Shown after the answer, whatever it was: the rule behind it, with its citation. */
  explanation: z.string().trim().min(1, 'Explain the answer.').max(2000),
})

export type QuestionAttrs = z.infer<typeof questionAttrsSchema>

/** The node of a question: a form of its own in the editor, a fieldset wherever it is read. */
export function makeQuestionNode(name: 'singleChoice' | 'multipleChoice') {
  const inputType = name === 'singleChoice' ? 'radio' : 'checkbox'
  return Node.create<BlockOptions>({
    name,
    group: 'block',
    atom: true,
    addOptions: () => ({ language: 'en', showAnswers: false }),
    addAttributes: () => ({
      question: { default: '', rendered: false },
      options: { default: [], rendered: false },
      explanation: { default: '', rendered: false },
    }),
    parseHTML: () => [],
    renderHTML({ node, HTMLAttributes }) {
      const attrs = node.attrs as QuestionAttrs
      const strings = lessonStrings(this.options.language)
      const { showAnswers } = this.options
      const options = attrs.options.map((option, index): DOMOutputSpec => [
        'div',
        { class: `kl-option${showAnswers && option.correct ? ' is-correct' : ''}` },
        [
          'label',
          {},
          [
            'input',
            {
              type: inputType,
              name: `question-${attrs.id}`,
              value: String(index),
              disabled: showAnswers ? '' : null,
              checked: showAnswers && option.correct ? '' : null,
            },
          ],
          ['span', { class: 'kl-option-text' }, option.text],
        ],
        ...(showAnswers
          ? [['p', { class: 'kl-option-feedback' }, optionRemark(strings, option)] satisfies DOMOutputSpec]
          : []),
      ])
      return [
        'section',
        mergeAttributes(HTMLAttributes, { class: 'kl-question', 'data-question': name }),
        [
          'fieldset',
          {},
          ['legend', {}, attrs.question],
          [
            'p',
            { class: 'kl-question-hint' },
            name === 'singleChoice' ? strings.chooseOne : strings.chooseAll,
          ],
          ...options,
        ],
        ...(showAnswers
          ? [['p', { class: 'kl-explanation' }, attrs.explanation] satisfies DOMOutputSpec]
          : []),
      ]
    },
  })
}

function optionRemark(
  strings: ReturnType<typeof lessonStrings>,
  option: QuestionAttrs['options'][number],
): string {
  return `${option.correct ? strings.correct : strings.incorrect}: ${option.feedback}`
}
