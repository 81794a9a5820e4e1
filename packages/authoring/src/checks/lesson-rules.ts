import { definitions, isInteraction } from '../blocks/definitions.ts'
import { type BlockTag } from '../document/block-attrs.ts'
import { type Block } from '../document/lesson-document.ts'
import { mediaSources } from '../document/media-sources.ts'
import { plainText } from '../document/texts.ts'
import { type LessonRemark, type LessonRule } from './lesson-remark.ts'

/** WCAG 2.2 SC 1.3.1: below a heading comes its own level or the next one; a screen begins with level 2. */
const skippedHeadings: LessonRule = ({ document }) => {
  let last = 1
  return document.content.flatMap((block): LessonRemark[] => {
    if (block.type === 'pageBreak') last = 1
    if (block.type !== 'heading') return []
    const { level, id } = block.attrs
    const most = last + 1
    last = level
    if (level <= most) return []
    return [
      {
        ...{ rule: 'heading-skipped', severity: 'should', blockId: id, fix: 'set_heading_level' },
        params: { level, better: most },
      },
    ]
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

const taughtNotAssessed: LessonRule = ({ document }) => {
  const tags = document.content.flatMap(({ attrs }) =>
    (attrs.tags ?? []).map((tag) => ({ tag, blockId: attrs.id })),
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
      fix: document.content.some(({ type }) => definitions.get(type)?.scoring)
        ? 'add_assessed_tag'
        : 'add_question',
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
]
