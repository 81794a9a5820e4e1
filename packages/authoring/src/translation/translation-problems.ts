import { type BlockRemark } from '../block-definition.ts'
import { definitions } from '../blocks/definitions.ts'
import { inlineWords } from '../document/inline.ts'
import { type TextUnit } from '../document/texts.ts'

/** The kind of block that knows whether a translation of these words can be right: the innermost it stands in. */
export const kindOf = ({ within }: TextUnit): string | null =>
  within.findLast((type) => definitions.get(type)?.checkTranslation) ?? null

/** What is wrong with a translation whatever it says: other blanks than the source has. */
export function translationProblems(unit: TextUnit, translation: TextUnit['text']): BlockRemark[] {
  const check = definitions.get(kindOf(unit) ?? '')?.checkTranslation
  if (!check) return []
  const field = /(?:^|\.)attrs\.([^#]+)$/.exec(unit.key)?.[1] ?? ''
  return check({ field, source: inWords(unit.text), translation: inWords(translation) })
}

const inWords = (text: TextUnit['text']): string => (typeof text === 'string' ? text : inlineWords(text))
