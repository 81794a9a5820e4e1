import { type Behaviour } from '../../interactions/behaviour.ts'
import { cleanWords } from '../../interactions/packed.ts'
import { typedFields } from '../../interactions/typed-fields.ts'
import { type ReflectionAttrs } from './scoring.ts'

export const reflectionBehaviour: Behaviour<ReflectionAttrs, string> = {
  type: 'reflection',
  checksItself: true,
  read: (element, { maxLength }) => cleanWords(typedFields(element)[0]?.value ?? '', maxLength),
  write: (element, _attrs, written) => {
    for (const field of typedFields(element)) field.value = written
  },
}
