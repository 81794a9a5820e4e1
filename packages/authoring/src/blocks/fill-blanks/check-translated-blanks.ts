import { type BlockRemark } from '../../block-definition.ts'
import { comparable } from '../../interactions/answer-forms.ts'
import { blanksOf, type Blank } from '../../interactions/blanks.ts'
import { must, when } from '../remark.ts'

const NUMBERED = /\[\[#(\d{1,2})\s[^[\]]*\]\]/g

/**
 * Blanks are answered and scored by their number, so a translation has as many as its source. One in another order is
 * noticed where answers are the same in both languages, as amounts and sections are, and stand at each other's number.
 */
export function checkTranslatedBlanks(source: string, translation: string): BlockRemark[] {
  const [own, theirs] = [blanksOf(source), blanksOf(translation)]
  const numbers = [...translation.matchAll(NUMBERED)].map(([, number]) => Number(number))
  const isNumbered = own.every((_, index) => numbers.includes(index + 1)) && numbers.length === theirs.length
  const swapped = own.length === theirs.length ? firstSwapped(own, theirs) : null
  return when(
    [own.length !== theirs.length, must('other-blanks', 'text', { count: theirs.length, of: own.length })],
    [theirs.some(({ accepted }) => accepted.length === 0), must('empty-blank', 'text')],
    [numbers.length > 0 && own.length === theirs.length && !isNumbered, must('half-numbered', 'text')],
    [
      swapped !== null,
      must('blanks-swapped', 'text', { number: (swapped?.at ?? 0) + 1, of: (swapped?.of ?? 0) + 1 }),
    ],
  )
}

function firstSwapped(own: readonly Blank[], theirs: readonly Blank[]): { at: number; of: number } | null {
  const forms = ({ accepted }: Blank) => accepted.map((form) => comparable(form, {}))
  const [source, translated] = [own.map(forms), theirs.map(forms)]
  const isShared = (at: number, of: number) =>
    (source[of] ?? []).some((form) => translated[at]?.includes(form))
  for (const at of theirs.keys()) {
    if (isShared(at, at)) continue
    const of = source.findIndex((_, index) => index !== at && isShared(at, index) && !isShared(index, index))
    if (of !== -1) return { at, of }
  }
  return null
}
