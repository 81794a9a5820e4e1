import { type AnyBlock } from '../block-definition.ts'
import { definitions } from '../blocks/definitions.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { type Block } from '../document/lesson-document.ts'
import { localise } from '../translation/localise.ts'
import { BLOCK_RULES } from './block-rules.ts'
import { type LessonRemark } from './lesson-remark.ts'
import { LESSON_RULES } from './lesson-rules.ts'

/**
 * What holds a lesson up (`must`) and what would make it better (`should`), in the order of its blocks. Remarks about
 * the words are of the language asked for, by default the one the lesson is written in; a translation is checked as its
 * reader meets it.
 */
export function checkLesson(content: LessonContent, language = content.sourceLanguage): LessonRemark[] {
  const read = { ...content, document: localise(content, language).document }
  const places = new Map(read.document.content.map(({ attrs }, index) => [attrs.id, index]))
  const found = [
    ...read.document.content.flatMap((block) => checkBlock(block, language)),
    ...LESSON_RULES.flatMap((rule) => rule(read, language)),
  ]
  const place = ({ blockId }: LessonRemark) =>
    blockId === null ? Infinity : (places.get(blockId) ?? Infinity)
  return found.sort((one, other) => compare(place(one), place(other)))
}

const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1)

/** The remarks that need no other block to be seen; an editor asks again only for blocks that changed. */
export function checkBlock(block: Block, language: string): LessonRemark[] {
  return [
    ...withInner(block).flatMap((each) =>
      (definitions.get(each.type)?.check?.(each) ?? []).map((remark): LessonRemark => ({
        ...remark,
        // What stands in a tab is remarked on at the tabs, which have no attribute of that name.
        ...(each === block ? {} : { field: undefined }),
        blockId: block.attrs.id,
        blockType: each.type,
        fix:
          each === block && each.type === 'image' && remark.rule === 'no-alternative'
            ? 'mark_decorative'
            : null,
      })),
    ),
    ...BLOCK_RULES.flatMap((rule) => rule(block, language)),
  ]
}

/** The block and all that stand in it: in columns, tabs and accordions. */
function withInner(block: AnyBlock): AnyBlock[] {
  const inner: unknown[] = Array.isArray(block.content) ? block.content : []
  return [block, ...inner.filter(isNode).flatMap(withInner)]
}

const isNode = (node: unknown): node is AnyBlock =>
  typeof node === 'object' && node !== null && 'type' in node

/** The remarks about blocks among each other and about the whole. */
export const checkWhole = (content: LessonContent): LessonRemark[] =>
  LESSON_RULES.flatMap((rule) => rule(content, content.sourceLanguage))
