import { type AnyBlock } from '../block-definition.ts'
import { definitions } from '../blocks/definitions.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { type Block } from '../document/lesson-document.ts'
import { localise } from '../translation/localise.ts'
import { BLOCK_RULES } from './block-rules.ts'
import { placeOf } from './place-of.ts'
import { type FixKind, type LessonRemark } from './lesson-remark.ts'
import { LESSON_RULES } from './lesson-rules.ts'
import { translationRemarks } from './translation-rules.ts'

/**
 * What holds a lesson up (`must`) and what would make it better (`should`), in the order of its blocks: about what its
 * writer has written, and about questions that cannot be answered in one of its translations. With another language, the
 * words of that translation as its readers meet them; a press can then mend nothing, since it would change the source.
 */
export function checkLesson(content: LessonContent, language = content.sourceLanguage): LessonRemark[] {
  const places = new Map(content.document.content.map(({ attrs }, index) => [attrs.id, index]))
  const place = ({ blockId }: LessonRemark) =>
    blockId === null ? Infinity : (places.get(blockId) ?? Infinity)
  return remarksOf(content, language).sort((one, other) => compare(place(one), place(other)))
}

function remarksOf(content: LessonContent, language: string): LessonRemark[] {
  if (language === content.sourceLanguage)
    return [
      ...content.document.content.flatMap((block) => checkBlock(block, language)),
      ...checkWhole(content),
    ]
  const read = { ...content, document: localise(content, language).document }
  return [
    ...read.document.content.flatMap((block) => checkBlock(block, language)),
    ...LESSON_RULES.flatMap((rule) => rule(read, language)),
  ].map((remark) => ({ ...remark, fix: null }))
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
        ...placeOf(each, block),
        blockType: each.type,
        fix: OWN_FIXES[`${each.type} ${remark.rule}`] ?? null,
      })),
    ),
    ...BLOCK_RULES.flatMap((rule) => rule(block, language)),
  ]
}

/** What one press can do about what a kind of block remarks itself. */
const OWN_FIXES: Record<string, FixKind> = {
  'image no-alternative': 'mark_decorative',
  'table no-header': 'make_header_row',
}

/** The block and all that stand in it: in columns, tabs and accordions. */
function withInner(block: AnyBlock): AnyBlock[] {
  const inner: unknown[] = Array.isArray(block.content) ? block.content : []
  return [block, ...inner.filter(isNode).flatMap(withInner)]
}

const isNode = (node: unknown): node is AnyBlock =>
  typeof node === 'object' && node !== null && 'type' in node

/** The remarks about blocks among each other, about the whole and about its translations. */
export const checkWhole = (content: LessonContent): LessonRemark[] => [
  ...LESSON_RULES.flatMap((rule) => rule(content, content.sourceLanguage)),
  ...translationRemarks(content),
]
