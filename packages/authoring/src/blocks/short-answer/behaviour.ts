import { type Behaviour } from '../../interactions/behaviour.ts'
import { cleanWords } from '../../interactions/packed.ts'
import { markBeside, typedFields } from '../../interactions/typed-fields.ts'
import { SHORT_ANSWER_MAX, shortAnswerScoring, type ShortAnswerAttrs } from './scoring.ts'

export const shortAnswerBehaviour: Behaviour<ShortAnswerAttrs, string> = {
  type: 'shortAnswer',
  read: (element) => cleanWords(typedFields(element)[0]?.value ?? '', SHORT_ANSWER_MAX),
  write: (element, _attrs, typed) => {
    for (const field of typedFields(element)) field.value = typed
  },
  mark: (element, attrs, typed, page) => {
    for (const field of typedFields(element)) {
      const isRight = typed !== null && shortAnswerScoring.grade(attrs, typed).score > 0
      markBeside(field, typed === null ? null : { isRight, answer: shortAnswerScoring.solution(attrs) }, page)
    }
  },
  incomplete: (_attrs, _typed, page) => page.text('writeAnswer'),
}
