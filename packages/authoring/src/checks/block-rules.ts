import { inlineWords, type InlineText } from '../document/inline.ts'
import { type Block } from '../document/lesson-document.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { isReadableOn, readableOnWhite } from './contrast.ts'
import { isAllOfTheAbove, isVagueLink } from './phrases.ts'
import { type BlockRule, type LessonRemark } from './lesson-remark.ts'
import { englishReadingEase, hindiReading, measureProse } from './reading-ease.ts'
import { splitSentence } from './split-sentence.ts'
import { templateWords } from './template-words.ts'

const SENTENCE_WORDS_MAX = 30
const EASE_LEAST = 20
const HARD_WORDS_MAX_PERCENT = 30
const PROSE_WORDS_LEAST = 30

const inlineUnits = (block: Block) =>
  textsOf(block).filter((unit): unit is TextUnit & { kind: 'inline' } => unit.kind === 'inline')

const linksIn = (content: readonly InlineText[]) => {
  const links: { href: string; words: string }[] = []
  for (const { text, marks } of content) {
    const link = marks?.find((mark) => mark.type === 'link')
    if (link?.type !== 'link') continue
    const last = links[links.length - 1]
    if (last?.href === link.attrs.href) last.words += text
    else links.push({ href: link.attrs.href, words: text })
  }
  return links
}

/** WCAG 2.2 SC 2.4.4: the words of a link say where it leads. */
const vagueLinks: BlockRule = (block) =>
  inlineUnits(block)
    .flatMap(({ text }) => linksIn(text))
    .filter(({ words }) => isVagueLink(words))
    .map(({ words, href }): LessonRemark => ({
      ...{ rule: 'vague-link', severity: 'should', blockId: block.attrs.id, fix: 'name_link_address' },
      params: { words: words.trim(), href },
    }))

/** WCAG 2.2 SC 1.4.3, on the white of a page in the light; in the dark a course shows its own colour of text. */
const faintColours: BlockRule = (block) =>
  inlineUnits(block)
    .flatMap(({ text }) => text)
    .flatMap(({ marks }) => marks ?? [])
    .flatMap((mark) => (mark.type === 'textColour' ? [mark.attrs.colour] : []))
    .filter((colour, index, all) => !isReadableOn(colour, '#ffffff') && all.indexOf(colour) === index)
    .map((colour): LessonRemark => ({
      ...{ rule: 'faint-colour', severity: 'must', blockId: block.attrs.id, fix: 'darken_colour' },
      params: { colour, better: readableOnWhite(colour) },
    }))

/** Words of the law are quoted as they are. */
const isQuoted = ({ type }: { type: string }) =>
  type === 'statuteQuotation' || type === 'quotation' || type === 'references'

const longSentences: BlockRule = (block) => {
  if (isQuoted(block)) return []
  return textsOf(block).flatMap((unit): LessonRemark[] => {
    const words = unit.kind === 'plain' ? unit.text : inlineWords(unit.text)
    const { longestSentence } = measureProse(words)
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
}

const hardToRead: BlockRule = (block, language) => {
  if (isQuoted(block)) return []
  const text = inlineUnits(block)
    .map((unit) => inlineWords(unit.text))
    .join('\n')
  if (measureProse(text).words < PROSE_WORDS_LEAST) return []
  const remark = { rule: 'hard-to-read', severity: 'should' as const, blockId: block.attrs.id, fix: null }
  if (language.startsWith('hi')) {
    const reading = hindiReading(text)
    if (!reading || reading.hardWordsPercent <= HARD_WORDS_MAX_PERCENT) return []
    return [{ ...remark, rule: 'hard-words', params: { percent: Math.round(reading.hardWordsPercent) } }]
  }
  const ease = englishReadingEase(text)
  return ease === null || ease >= EASE_LEAST || !language.startsWith('en')
    ? []
    : [{ ...remark, params: { ease: Math.round(ease) } }]
}

const allOfTheAbove: BlockRule = (block) => {
  if (!('options' in block.attrs)) return []
  const options = block.attrs.options as readonly { text?: unknown }[]
  return options.flatMap(({ text }, index): LessonRemark[] =>
    typeof text === 'string' && isAllOfTheAbove(text)
      ? [
          {
            ...{ rule: 'all-of-the-above', severity: 'should', blockId: block.attrs.id },
            field: `options.${index}.text`,
            params: { words: text.trim(), index },
            fix: options.length > 2 ? 'remove_option' : null,
          },
        ]
      : [],
  )
}

export const BLOCK_RULES: readonly BlockRule[] = [
  vagueLinks,
  faintColours,
  longSentences,
  hardToRead,
  allOfTheAbove,
  templateWords,
]
