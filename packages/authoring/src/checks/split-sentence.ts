import { type InlineText } from '../document/inline.ts'
import { sentencesIn, wordsIn } from './reading-ease.ts'

const JOINT = /;\s+|,\s+(?:and|but|so|while|whereas|which|और|तथा|परंतु|किंतु|लेकिन|जबकि)\s+/giu
const SIDE_WORDS_LEAST = 5

/** The text with its longest sentence cut in two at the joint nearest to its middle; null where there is none. */
export function splitSentence(content: readonly InlineText[]): InlineText[] | null {
  const longest = sentencesIn(content.map(({ text }) => text).join('')).sort(
    (a, b) => wordsIn(b).length - wordsIn(a).length,
  )[0]
  if (!longest) return null
  const places = content.flatMap(({ text }, part) =>
    [...text.matchAll(JOINT)].flatMap((joint) => {
      const before = text.slice(0, joint.index)
      const at = longest.indexOf(before.slice(-20) + joint[0])
      const left = at === -1 ? 0 : wordsIn(longest.slice(0, at + before.slice(-20).length)).length
      const right = at === -1 ? 0 : wordsIn(longest).length - left
      return left >= SIDE_WORDS_LEAST && right >= SIDE_WORDS_LEAST
        ? [
            {
              part,
              from: joint.index,
              length: joint[0].length,
              joint: joint[0],
              unevenness: Math.abs(left - right),
            },
          ]
        : []
    }),
  )
  const best = places.sort((a, b) => a.unevenness - b.unevenness)[0]
  if (!best) return null
  return content.map((part, index) => (index === best.part ? { ...part, text: cut(part.text, best) } : part))
}

function cut(text: string, { from, length, joint }: { from: number; length: number; joint: string }): string {
  const isHindi = /[\u0900-\u097f]/u.test(text)
  const word = /[\p{L}\p{M}]+/u.exec(joint)?.[0] ?? ''
  // “and” is not missed at the start of a sentence; “but” and the others carry meaning.
  const kept = /^(?:and|which|और|तथा)?$/iu.test(word) ? '' : `${word} `
  const rest = kept + text.slice(from + length)
  return `${text.slice(0, from)}${isHindi ? '। ' : '. '}${rest.charAt(0).toLocaleUpperCase()}${rest.slice(1)}`
}
