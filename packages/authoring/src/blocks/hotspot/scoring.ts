import {
  multipleChoiceScoring,
  singleChoiceScoring,
  type ChoiceResponse,
} from '../../interactions/choice-scoring.ts'
import { type Scoring } from '../../interactions/scoring.ts'

export type HotspotAttrs = {
  areas: readonly { id: string; name: string; correct: boolean; feedback: string }[]
  many: boolean
  explanation: string
  points?: number | null
}

/** A choice whose options are areas of a picture. */
export const asChoice = <Attrs extends HotspotAttrs>({ areas, ...attrs }: Attrs) => ({
  ...attrs,
  options: areas.map(({ name, ...area }) => ({ ...area, text: name })),
})

const choice = ({ many }: HotspotAttrs) => (many ? multipleChoiceScoring : singleChoiceScoring)

export const hotspotScoring: Scoring<HotspotAttrs, ChoiceResponse> = {
  kind: 'choice',
  isScored: () => true,
  empty: () => [],
  isComplete: (_attrs, chosen) => chosen.length > 0,
  grade: (attrs, chosen) => choice(attrs).grade(asChoice(attrs), chosen),
  solution: (attrs) => choice(attrs).solution(asChoice(attrs)),
  feedback: (attrs, chosen) => choice(attrs).feedback(asChoice(attrs), chosen),
  pack: (attrs, chosen) => choice(attrs).pack(asChoice(attrs), chosen),
  unpack: (attrs, packed) => choice(attrs).unpack(asChoice(attrs), packed),
  packedMax: (attrs) => choice(attrs).packedMax(asChoice(attrs)),
  report: (attrs, chosen) => choice(attrs).report(asChoice(attrs), chosen),
  components: (attrs) => choice(attrs).components(asChoice(attrs)),
}
