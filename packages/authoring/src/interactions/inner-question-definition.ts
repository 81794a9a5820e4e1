import { type AnyBlock, type BlockRemark } from '../block-definition.ts'
import { categorising } from '../blocks/categorising/index.ts'
import { fillBlanks } from '../blocks/fill-blanks/index.ts'
import { hotspot } from '../blocks/hotspot/index.ts'
import { matching } from '../blocks/matching/index.ts'
import { multipleChoice } from '../blocks/multiple-choice/index.ts'
import { numeric } from '../blocks/numeric/index.ts'
import { ordering } from '../blocks/ordering/index.ts'
import { shortAnswer } from '../blocks/short-answer/index.ts'
import { singleChoice } from '../blocks/single-choice/index.ts'

// What definitions of blocks that hold questions have in common.

type Inner = {
  type: string
  texts?: readonly string[]
  media?: readonly string[]
  remarks?: { en: Record<string, string>; hi: Record<string, string> }
}

const POOL_KINDS: readonly Inner[] = [
  singleChoice,
  multipleChoice,
  fillBlanks,
  shortAnswer,
  numeric,
  matching,
  ordering,
  categorising,
  hotspot,
]
const FILM_KINDS: readonly Inner[] = [singleChoice, multipleChoice, shortAnswer, numeric]

const holding = (kinds: readonly Inner[]) => ({
  types: kinds.map(({ type }) => type),
  /** Paths of words and files of any of these kinds, below `path`. */
  texts: (path: string) =>
    below(
      path,
      kinds.flatMap(({ texts = [] }) => texts),
    ),
  media: (path: string) =>
    below(
      path,
      kinds.flatMap(({ media = [] }) => media),
    ),
  /** What the questions themselves have to have; their rules keep their names, with the kind in front. */
  remarks: (questions: readonly AnyBlock[], path: string): BlockRemark[] =>
    questions.flatMap((question, index) =>
      checkOf(kinds, question).map((remark) => ({
        ...remark,
        rule: `${question.type}:${remark.rule}`,
        field: `${path}.${index}.attrs${remark.field ? `.${remark.field}` : ''}`,
      })),
    ),
  sentences: (language: 'en' | 'hi'): Record<string, string> =>
    Object.fromEntries(
      kinds.flatMap(({ type, remarks }) =>
        Object.entries(remarks?.[language] ?? {}).map(([rule, words]) => [`${type}:${rule}`, words]),
      ),
    ),
})

export const POOL_QUESTIONS = holding(POOL_KINDS)
export const FILM_QUESTIONS = holding(FILM_KINDS)

const below = (path: string, paths: readonly string[]): string[] =>
  [...new Set(paths)].map((inner) => `${path}.attrs.${inner}`)

/** The check of a kind gets what has passed the schema of that kind. */
function checkOf(kinds: readonly Inner[], question: AnyBlock): BlockRemark[] {
  const kind = kinds.find(({ type }) => type === question.type) as
    { check?: (block: AnyBlock) => BlockRemark[] } | undefined
  return kind?.check?.(question) ?? []
}
