import { choiceBehaviour } from '../../interactions/choice-behaviour.ts'

export const singleChoiceBehaviour = choiceBehaviour('singleChoice')
