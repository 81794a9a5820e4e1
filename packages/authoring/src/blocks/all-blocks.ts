import { bulletList } from './bullet-list/index.ts'
import { callout } from './callout/index.ts'
import { heading } from './heading/index.ts'
import { image } from './image/index.ts'
import { multipleChoice } from './multiple-choice/index.ts'
import { orderedList } from './ordered-list/index.ts'
import { pageBreak } from './page-break/index.ts'
import { paragraph } from './paragraph/index.ts'
import { singleChoice } from './single-choice/index.ts'
import { statuteQuotation } from './statute-quotation/index.ts'
import { table } from './table/index.ts'

/** Every kind of block there is, in the order of the editor's menu; a test holds it against the folders. */
export const ALL_BLOCKS = [
  paragraph,
  heading,
  bulletList,
  orderedList,
  callout,
  table,
  image,
  pageBreak,
  statuteQuotation,
  singleChoice,
  multipleChoice,
] as const
