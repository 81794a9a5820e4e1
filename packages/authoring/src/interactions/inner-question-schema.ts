import { z } from 'zod'
import { categorisingSchema } from '../blocks/categorising/schema.ts'
import { fillBlanksSchema } from '../blocks/fill-blanks/schema.ts'
import { hotspotSchema } from '../blocks/hotspot/schema.ts'
import { matchingSchema } from '../blocks/matching/schema.ts'
import { numericSchema } from '../blocks/numeric/schema.ts'
import { orderingSchema } from '../blocks/ordering/schema.ts'
import { shortAnswerSchema } from '../blocks/short-answer/schema.ts'
import { multipleChoiceSchema, singleChoiceSchema } from './choice-schema.ts'

/** What an assessment may draw: every kind that is scored by itself. */
export const poolQuestionSchema = z.discriminatedUnion('type', [
  singleChoiceSchema,
  multipleChoiceSchema,
  fillBlanksSchema,
  shortAnswerSchema,
  numericSchema,
  matchingSchema,
  orderingSchema,
  categorisingSchema,
  hotspotSchema,
])

/** What a film may stop for: something quickly answered. */
export const filmQuestionSchema = z.discriminatedUnion('type', [
  singleChoiceSchema,
  multipleChoiceSchema,
  shortAnswerSchema,
  numericSchema,
])

type Identified = { attrs: { id: string } }
export const haveOwnIds = (questions: readonly Identified[]): boolean =>
  new Set(questions.map(({ attrs }) => attrs.id)).size === questions.length
