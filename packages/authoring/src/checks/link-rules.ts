import { type InlineText } from '../document/inline.ts'
import { type Block } from '../document/lesson-document.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { type BlockRule, type LessonRemark, type LessonRule } from './lesson-remark.ts'
import { bareWords, isVagueLink } from './phrases.ts'

/** A link as readers see it: its neighbouring parts, whatever other marks they have, from `from` up to `to`. */
export type LinkRun = { href: string; words: string; from: number; to: number }

export function linksIn(content: readonly InlineText[]): LinkRun[] {
  const links: LinkRun[] = []
  content.forEach(({ text, marks }, index) => {
    const link = marks?.find((mark) => mark.type === 'link')
    if (link?.type !== 'link') return
    const last = links[links.length - 1]
    if (last?.href === link.attrs.href && last.to === index) {
      last.words += text
      last.to = index + 1
    } else links.push({ href: link.attrs.href, words: text, from: index, to: index + 1 })
  })
  return links
}

export const inlineUnits = (block: Block) =>
  textsOf(block).filter((unit): unit is TextUnit & { kind: 'inline' } => unit.kind === 'inline')

/** WCAG 2.2 SC 2.4.4: the words of a link say where it leads. */
export const vagueLinks: BlockRule = (block) =>
  inlineUnits(block)
    .flatMap(({ text }) => linksIn(text))
    .filter(({ words }) => isVagueLink(words))
    .map(({ words, href }): LessonRemark => ({
      ...{ rule: 'vague-link', severity: 'should', blockId: block.attrs.id, fix: 'name_link_address' },
      params: { words: words.trim(), href },
    }))

/** WCAG 2.2 SC 2.4.4: who goes from link to link cannot tell two of the same words apart. */
export const sameLinkWords: LessonRule = ({ document }) => {
  const targets = new Map<string, string>()
  return document.content.flatMap((block) =>
    inlineUnits(block)
      .flatMap(({ text }) => linksIn(text))
      .filter(({ words }) => !isVagueLink(words))
      .filter(({ words, href }) => {
        const [name, target] = [bareWords(words), href.replace(/\/$/, '')]
        const known = targets.get(name)
        if (known === undefined) targets.set(name, target)
        return known !== undefined && known !== target
      })
      .map(({ words, href }): LessonRemark => ({
        ...{ rule: 'same-link-words', severity: 'should', blockId: block.attrs.id, fix: null },
        params: { words: words.trim(), href },
      })),
  )
}
