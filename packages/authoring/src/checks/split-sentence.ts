import { inlineWords, type InlineText } from '../document/inline.ts'
import { sentencesIn, wordsIn } from './reading-ease.ts'

// Only where both sides are sentences by themselves: lists, relative clauses and verbs without a subject are left alone.
const JOINT = /;\s+|,\s+(?:and|but|so|और|तथा|एवं|परंतु|किंतु|लेकिन|मगर)\s+/giu
const SIDE_WORDS_LEAST = 5

const DEVANAGARI = /[\u0900-\u097f]/u
const SUBJECT =
  /^(?:the|a|an|this|that|these|those|it|he|she|they|we|you|i|such|each|every|any|no|all|both|there|one)\s/iu
const VERB =
  /\b(?:shall|will|must|may|can|should|would|could|is|are|was|were|has|have|had|does|do|did|need|needs)\b/iu
const RELATIVE = /\b(?:that|which|who|whom|whose|where|when|if|because)\b/iu
// A Hindi clause ends with its verb.
const HINDI_VERB =
  /(?:^|\s)(?:है|हैं|था|थे|थी|थीं|\S*(?:ेगा|ेगी|ेंगे|ेंगी|एगा|एगी|एँगे|एंगे)|होगा|होगी|होंगे|करें|दें|लें|भेजें|रखें|देखें|बताएँ|कीजिए|दीजिए|लीजिए|भेजिए|रखिए|जाए|जाएँ|गया|गई|गए|चाहिए|सकता|सकते|सकती)$/u

/** The text with its longest sentence cut in two at the joint nearest to its middle; null where there is none. */
export function splitSentence(content: readonly InlineText[]): InlineText[] | null {
  const all = inlineWords(content)
  const longest = sentencesIn(all).toSorted((a, b) => wordsIn(b).length - wordsIn(a).length)[0]
  const start = longest === undefined ? -1 : all.indexOf(longest)
  if (longest === undefined || start === -1) return null
  const joints = [...longest.matchAll(JOINT)].flatMap((joint) => {
    const left = longest.slice(0, joint.index)
    const right = longest.slice(joint.index + joint[0].length)
    const sides = [wordsIn(left).length, wordsIn(right).length] as const
    const canCut =
      Math.min(...sides) >= SIDE_WORDS_LEAST && isClause(left, 'left') && isClause(right, 'right')
    const place = partAt(content, start + joint.index, joint[0].length)
    return canCut && place ? [{ ...place, joint: joint[0], unevenness: Math.abs(sides[0] - sides[1]) }] : []
  })
  const best = joints.toSorted((a, b) => a.unevenness - b.unevenness)[0]
  if (!best) return null
  return content.map((part, index) => (index === best.part ? { ...part, text: cut(part.text, best) } : part))
}

/** The part a joint lies in whole, with a sign behind it that can be made a capital. */
function partAt(content: readonly InlineText[], at: number, length: number) {
  let start = 0
  for (const [part, { text }] of content.entries()) {
    const from = at - start
    if (from >= 0 && from + length < text.length) return { part, from, length }
    start += text.length
  }
  return null
}

function isClause(words: string, side: 'left' | 'right'): boolean {
  const plain = words.replace(/[\s.।]+$/u, '')
  if (DEVANAGARI.test(plain)) return HINDI_VERB.test(plain)
  if (side === 'left')
    return VERB.test(plain) && !/(?:^|\s)(?:if|when|although|though|because|since|unless)\s/iu.test(plain)
  const [verb] = plain.match(VERB) ?? []
  const before = verb === undefined ? '' : plain.slice(0, plain.indexOf(verb))
  // “and the affidavit which is signed” is the last part of a list.
  return verb !== undefined && SUBJECT.test(plain) && !RELATIVE.test(before)
}

type Cut = { from: number; length: number; joint: string }

function cut(text: string, { from, length, joint }: Cut): string {
  const word = /[\p{L}\p{M}]+/u.exec(joint)?.[0] ?? ''
  // “and” is not missed at the start of a sentence; “but” and the others carry meaning.
  const kept = /^(?:and|और|तथा|एवं)?$/iu.test(word) ? '' : `${word} `
  const rest = kept + text.slice(from + length)
  const end = DEVANAGARI.test(text.slice(Math.max(0, from - 3), from)) ? '। ' : '. '
  return `${text.slice(0, from)}${end}${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}
