import { type AnyBlock } from '../block-definition.ts'
import { definitions, isInteraction } from '../blocks/definitions.ts'
import { TAGS_MAX, type BlockTag } from '../document/block-attrs.ts'
import { blocksIn } from '../document/inner-blocks.ts'
import { type Block } from '../document/lesson-document.ts'
import { mediaSources } from '../document/media-sources.ts'
import { plainText } from '../document/texts.ts'
import { type LessonRemark, type LessonRule } from './lesson-remark.ts'
import { sameLinkWords } from './link-rules.ts'
import { placeOf } from './place-of.ts'

/** The level of what stands in a heading's place: the title of a tab or of a fold is one, too. */
const levelOf = ({ type, attrs }: AnyBlock): number | null =>
  type === 'heading' ? Number(attrs['level']) : type === 'tabPanel' || type === 'accordionItem' ? 3 : null

/** WCAG 2.2 SC 1.3.1: below a heading comes its own level or the next one; a screen begins with level 2. */
const skippedHeadings: LessonRule = ({ document }) => {
  let last = 1
  return document.content.flatMap((block) => {
    if (block.type === 'pageBreak') last = 1
    const before = last
    const found = blocksIn(block).flatMap((each): LessonRemark[] => {
      const level = levelOf(each)
      if (level === null) return []
      const better = last + 1
      last = level
      if (level <= better || each.type !== 'heading') return []
      return [
        {
          ...{ rule: 'heading-skipped', severity: 'should', ...placeOf(each, block) },
          params: { level, better },
          fix: 'set_heading_level',
        },
      ]
    })
    // What stands beside or within does not open a section for what comes below.
    if (block.type !== 'heading') last = before
    return found
  })
}

/** A screen without a title is a number in the list of contents. */
const untitledScreens: LessonRule = ({ document }) => {
  const screens = document.content.reduce<Block[][]>(
    (all, block) => {
      if (block.type === 'pageBreak') all.push([])
      else all[all.length - 1]?.push(block)
      return all
    },
    [[]],
  )
  return screens.flatMap(([first]): LessonRemark[] =>
    first && first.type !== 'heading'
      ? [{ rule: 'screen-untitled', severity: 'should', blockId: first.attrs.id, fix: 'add_screen_title' }]
      : [],
  )
}

const noQuestion: LessonRule = ({ document }) =>
  document.content.some((block) => definitions.get(block.type)?.scoring?.isScored(block.attrs))
    ? []
    : [{ rule: 'no-question', severity: 'should', blockId: null, fix: 'add_question' }]

/** The last question that counts and has room for one more tag. */
export const lastAssessing = (blocks: readonly Block[]): Block | undefined =>
  blocks.findLast(
    ({ type, attrs }) =>
      definitions.get(type)?.scoring?.isScored(attrs) && (attrs.tags ?? []).length < TAGS_MAX,
  )

const taughtNotAssessed: LessonRule = ({ document }) => {
  const tags = document.content.flatMap((block) =>
    blocksIn(block).flatMap(({ attrs }) =>
      ((attrs?.['tags'] ?? []) as BlockTag[]).map((tag) => ({ tag, blockId: block.attrs.id })),
    ),
  )
  const assessed = new Set(tags.filter(({ tag }) => tag.role === 'assessed').map(({ tag }) => tag.code))
  const taught = new Map<string, { tag: BlockTag; blockId: string }>()
  for (const each of tags)
    if (each.tag.role === 'taught' && !taught.has(each.tag.code)) taught.set(each.tag.code, each)
  return [...taught.values()]
    .filter(({ tag }) => !assessed.has(tag.code))
    .map(({ tag, blockId }): LessonRemark => ({
      ...{ rule: 'taught-not-assessed', severity: 'should', blockId },
      params: { code: tag.code },
      fix: lastAssessing(document.content) ? 'add_assessed_tag' : 'add_question',
    }))
}

/** What is neither words nor a file nor a question and is still for learners to read. */
const OF_THEIR_OWN = new Set(['code', 'formula'])

/** A file or a question that is still missing has a remark of its own. */
const saysSomething = (block: Block): boolean =>
  OF_THEIR_OWN.has(block.type) ||
  isInteraction(block.type) ||
  definitions.get(block.type)?.media !== undefined ||
  mediaSources(block).length > 0 ||
  plainText(block) !== ''

/** An empty paragraph or a divider is nothing to learn from. */
const nothingWritten: LessonRule = ({ document }) =>
  document.content.some(saysSomething)
    ? []
    : [{ rule: 'nothing-written', severity: 'must', blockId: null, fix: null }]

export const LESSON_RULES: readonly LessonRule[] = [
  nothingWritten,
  skippedHeadings,
  untitledScreens,
  noQuestion,
  taughtNotAssessed,
  sameLinkWords,
]
