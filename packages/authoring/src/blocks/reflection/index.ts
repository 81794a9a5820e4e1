import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { filled, interactionWords } from '../../interactions/interaction-words.ts'
import { questionHtml } from '../../interactions/question-html.ts'
import { QUESTION_FIELD_WORDS } from '../../interactions/question-fields.ts'
import { QUESTION_REMARKS } from '../../interactions/question-remarks.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { attribute, markup } from '../../render/markup.ts'
import { isBlank, must, when } from '../remark.ts'
import { REFLECTION_MAX, reflectionSchema as schema } from './schema.ts'
import { reflectionScoring } from './scoring.ts'

export const reflection = defineBlock({
  type: 'reflection',
  family: 'question',
  schema,
  nodes: () => [atomNode({ type: 'reflection', schema, attrs: ['question', 'explanation', 'maxLength'] })],
  blank: (newId) => ({
    type: 'reflection',
    attrs: { id: newId(), question: '', explanation: '', maxLength: 500 },
  }),
  fields: [
    { name: 'question', kind: 'multiline', required: true, max: 1000 },
    { name: 'explanation', kind: 'multiline', max: 2000 },
    { name: 'maxLength', kind: 'number', min: 50, max: REFLECTION_MAX, step: 50, required: true },
  ],
  texts: ['question', 'explanation'],
  render: (block, { language, audience }) => {
    const { id, explanation, maxLength } = block.attrs
    const words = interactionWords(language)
    const isOpen = audience !== 'learner'
    const thoughts = explanation
      ? markup`<details class="kl-thoughts"${attribute('open', isOpen)}><summary>${words.compareThoughts}</summary><p>${explanation}</p></details>`
      : null
    const hint = filled(words.reflectionHint, { max: maxLength })
    return questionHtml(
      block,
      hint,
      markup`<p class="kl-typed"><label for="${id}-answer">${words.yourThoughts}</label><textarea id="${id}-answer" name="${id}-answer" data-typed="0" rows="5" maxlength="${maxLength}"${attribute('disabled', audience === 'reviewer')}></textarea></p>${thoughts}`,
    )
  },
  check: ({ attrs }) => when([isBlank(attrs.question), must('no-question', 'question')]),
  scoring: anyScoring(reflectionScoring),
  accessibility: 'A labelled text area; thoughts to compare with open in a native details element.',
  words: {
    en: {
      name: 'Reflection',
      hint: 'Something to think and write about; nobody scores it',
      keywords: ['think', 'journal', 'essay', 'open question'],
      fields: {
        question: QUESTION_FIELD_WORDS.en.question,
        explanation: 'Thoughts to compare with',
        maxLength: 'Most characters that may be written',
      },
    },
    hi: {
      name: 'मनन',
      hint: 'सोचने और लिखने के लिए; इसके अंक नहीं दिए जाते',
      keywords: ['reflection', 'manan', 'chintan', 'vichar'],
      fields: {
        question: QUESTION_FIELD_WORDS.hi.question,
        explanation: 'तुलना के लिए विचार',
        maxLength: 'अधिकतम कितने वर्ण लिखे जा सकते हैं',
      },
    },
  },
  remarks: {
    en: { 'no-question': QUESTION_REMARKS.en['no-question'] },
    hi: { 'no-question': QUESTION_REMARKS.hi['no-question'] },
  },
})
