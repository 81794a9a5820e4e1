import { choiceBehaviour } from '../../interactions/choice-behaviour.ts'

export const multipleChoiceBehaviour = choiceBehaviour('multipleChoice')
