import { isAccepted } from '../../interactions/answer-forms.ts'
import { type Behaviour } from '../../interactions/behaviour.ts'
import { blanksOf } from '../../interactions/blanks.ts'
import { cleanWords } from '../../interactions/packed.ts'
import { markBeside, typedFields } from '../../interactions/typed-fields.ts'
import { BLANK_LENGTH_MAX, type FillBlanksAttrs, type FillBlanksResponse } from './scoring.ts'

export const fillBlanksBehaviour: Behaviour<FillBlanksAttrs, FillBlanksResponse> = {
  type: 'fillBlanks',
  read: (element) => typedFields(element).map(({ value }) => cleanWords(value, BLANK_LENGTH_MAX)),
  write: (element, _attrs, typed) => {
    typedFields(element).forEach((field, number) => {
      field.value = typed[number] ?? ''
    })
  },
  mark: (element, attrs, typed, page) => {
    const blanks = blanksOf(attrs.text)
    typedFields(element).forEach((field, number) => {
      const accepted = blanks[number]?.accepted ?? []
      const verdict = typed && {
        isRight: isAccepted(typed[number] ?? '', accepted, attrs),
        answer: accepted[0] ?? '',
      }
      markBeside(field, verdict, page)
    })
  },
  incomplete: (_attrs, _typed, page) => page.text('fillEach'),
}
