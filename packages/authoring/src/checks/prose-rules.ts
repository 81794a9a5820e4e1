import { inlineWords } from '../document/inline.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { type BlockRule, type LessonRemark } from './lesson-remark.ts'
import { inlineUnits } from './link-rules.ts'
import { englishReadingEase, hindiReading, measureProse } from './reading-ease.ts'
import { splitSentence } from './split-sentence.ts'

const SENTENCE_WORDS_MAX = 30
const EASE_LEAST = 20
const HARD_WORDS_MAX_PERCENT = 30
const PROSE_WORDS_LEAST = 30

const QUOTED = new Set(['statuteQuotation', 'quotation', 'references'])

/** Words of the law and of other people are quoted as they are, and a transcript is what was said. */
const isQuoted = ({ within, key }: TextUnit): boolean =>
  within.some((type) => QUOTED.has(type)) || key.endsWith('attrs.transcript')

export const longSentences: BlockRule = (block) =>
  textsOf(block)
    .filter((unit) => !isQuoted(unit))
    .flatMap((unit): LessonRemark[] => {
      const { longestSentence } = measureProse(unit.kind === 'plain' ? unit.text : inlineWords(unit.text))
      if (!longestSentence || longestSentence.words <= SENTENCE_WORDS_MAX) return []
      const canSplit = unit.kind === 'inline' && splitSentence(unit.text) !== null
      return [
        {
          ...{ rule: 'long-sentence', severity: 'should', blockId: block.attrs.id },
          params: { count: longestSentence.words, most: SENTENCE_WORDS_MAX, unit: unit.key },
          fix: canSplit ? 'split_sentence' : null,
        },
      ]
    })

export const hardToRead: BlockRule = (block, language) => {
  const text = inlineUnits(block)
    .filter((unit) => !isQuoted(unit))
    .map((unit) => inlineWords(unit.text))
    .join('\n')
  if (measureProse(text).words < PROSE_WORDS_LEAST) return []
  const remark = { rule: 'hard-to-read', severity: 'should' as const, blockId: block.attrs.id, fix: null }
  if (/^hi\b/i.test(language)) {
    const reading = hindiReading(text)
    if (!reading || reading.hardWordsPercent <= HARD_WORDS_MAX_PERCENT) return []
    return [{ ...remark, rule: 'hard-words', params: { percent: Math.round(reading.hardWordsPercent) } }]
  }
  const ease = /^en\b/i.test(language) ? englishReadingEase(text) : null
  return ease === null || ease >= EASE_LEAST ? [] : [{ ...remark, params: { ease: Math.round(ease) } }]
}

// Four words of capitals in a row, of which three are longer than acronyms are.
const CAPITAL_RUN = /(?<!\p{L})\p{Lu}+(?:[\s,&-]+\p{Lu}+){3,}(?!\p{L})/gu
const LONG_CAPITALS = /\p{Lu}{5,}/gu

/** Capitals have no shapes to tell words by, and some screen readers spell them letter by letter. */
export const capitals: BlockRule = (block) =>
  textsOf(block)
    .filter((unit) => !isQuoted(unit))
    .flatMap((unit) => (unit.kind === 'plain' ? unit.text : inlineWords(unit.text)).match(CAPITAL_RUN) ?? [])
    .filter((run) => (run.match(LONG_CAPITALS) ?? []).length >= 3)
    .slice(0, 1)
    .map((run): LessonRemark => ({
      ...{ rule: 'capitals', severity: 'should', blockId: block.attrs.id, fix: null },
      params: { words: run.length > 60 ? `${run.slice(0, 59)}…` : run },
    }))
