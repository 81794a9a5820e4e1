import { type AnyBlock } from '../block-definition.ts'
import { type LessonRemark } from './lesson-remark.ts'

/** Where a remark is shown, and which block in that one it is about. */
export const placeOf = (each: AnyBlock, block: AnyBlock): Pick<LessonRemark, 'blockId' | 'innerId'> => ({
  blockId: block.attrs.id,
  ...(each === block ? {} : { innerId: each.attrs.id }),
})
