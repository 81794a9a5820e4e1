import { type Behaviour } from '../../interactions/behaviour.ts'
import { cleanWords } from '../../interactions/packed.ts'
import { markBeside, typedFields } from '../../interactions/typed-fields.ts'
import { answerRange } from './answer-range.ts'
import { NUMERIC_LENGTH_MAX, numericScoring, type NumericAttrs } from './scoring.ts'

export const numericBehaviour: Behaviour<NumericAttrs, string> = {
  type: 'numeric',
  read: (element) => cleanWords(typedFields(element)[0]?.value ?? '', NUMERIC_LENGTH_MAX),
  write: (element, _attrs, typed) => {
    for (const field of typedFields(element)) field.value = typed
  },
  mark: (element, attrs, typed, page) => {
    for (const field of typedFields(element)) {
      const isRight = typed !== null && numericScoring.grade(attrs, typed).score > 0
      const answer = answerRange(attrs, page.language)
      markBeside(field, typed === null ? null : { isRight, answer }, page)
    }
  },
  incomplete: (_attrs, _typed, page) => page.text('writeNumber'),
}
