import { blocksIn } from '../document/inner-blocks.ts'
import { isReadableOn, readableOnWhite } from './contrast.ts'
import { type BlockRule, type LessonRemark } from './lesson-remark.ts'
import { inlineUnits, vagueLinks } from './link-rules.ts'
import { isAllOfTheAbove } from './phrases.ts'
import { capitals, hardToRead, longSentences } from './prose-rules.ts'
import { templateWords } from './template-words.ts'

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

type Option = { id: string; text: string; correct: boolean }

/** Of a question and of the questions of a pool; only the question itself is mended by a press. */
const allOfTheAbove: BlockRule = (block) =>
  blocksIn(block).flatMap(({ attrs }) => {
    if (!Array.isArray(attrs?.['options'])) return []
    const options = attrs['options'] as readonly Option[]
    const isOwn = attrs === block.attrs
    return options.flatMap(({ id, text, correct }, index): LessonRemark[] =>
      isAllOfTheAbove(text)
        ? [
            {
              ...{ rule: 'all-of-the-above', severity: 'should', blockId: block.attrs.id },
              ...(isOwn ? { field: `options.${index}.text` } : {}),
              params: { words: text.trim(), option: id },
              // Without its right answer a question would have to be written anew.
              fix: isOwn && options.length > 2 && !correct ? 'remove_option' : null,
            },
          ]
        : [],
    )
  })

export const BLOCK_RULES: readonly BlockRule[] = [
  vagueLinks,
  faintColours,
  longSentences,
  hardToRead,
  capitals,
  allOfTheAbove,
  templateWords,
]
