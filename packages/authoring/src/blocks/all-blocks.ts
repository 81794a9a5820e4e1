import { accordion } from './accordion/index.ts'
import { assessment } from './assessment/index.ts'
import { attachment } from './attachment/index.ts'
import { audio } from './audio/index.ts'
import { beforeAfter } from './before-after/index.ts'
import { bulletList } from './bullet-list/index.ts'
import { callout } from './callout/index.ts'
import { categorising } from './categorising/index.ts'
import { code } from './code/index.ts'
import { columns } from './columns/index.ts'
import { divider } from './divider/index.ts'
import { fillBlanks } from './fill-blanks/index.ts'
import { flashcards } from './flashcards/index.ts'
import { formula } from './formula/index.ts'
import { gallery } from './gallery/index.ts'
import { glossary } from './glossary/index.ts'
import { heading } from './heading/index.ts'
import { hotspot } from './hotspot/index.ts'
import { image } from './image/index.ts'
import { inVideoQuestion } from './in-video-question/index.ts'
import { labelledGraphic } from './labelled-graphic/index.ts'
import { linkCard } from './link-card/index.ts'
import { matching } from './matching/index.ts'
import { multipleChoice } from './multiple-choice/index.ts'
import { numeric } from './numeric/index.ts'
import { orderedList } from './ordered-list/index.ts'
import { ordering } from './ordering/index.ts'
import { pageBreak } from './page-break/index.ts'
import { paragraph } from './paragraph/index.ts'
import { processSteps } from './process-steps/index.ts'
import { quotation } from './quotation/index.ts'
import { references } from './references/index.ts'
import { reflection } from './reflection/index.ts'
import { scenario } from './scenario/index.ts'
import { shortAnswer } from './short-answer/index.ts'
import { singleChoice } from './single-choice/index.ts'
import { statuteQuotation } from './statute-quotation/index.ts'
import { table } from './table/index.ts'
import { tabs } from './tabs/index.ts'
import { timeline } from './timeline/index.ts'
import { video } from './video/index.ts'

/** Every kind of block there is, in the order of the editor's menu; a test holds it against the folders. */
export const ALL_BLOCKS = [
  paragraph,
  heading,
  bulletList,
  orderedList,
  quotation,
  callout,
  table,
  code,
  formula,
  image,
  gallery,
  video,
  audio,
  labelledGraphic,
  beforeAfter,
  attachment,
  pageBreak,
  columns,
  tabs,
  accordion,
  flashcards,
  timeline,
  processSteps,
  divider,
  statuteQuotation,
  linkCard,
  glossary,
  references,
  singleChoice,
  multipleChoice,
  fillBlanks,
  shortAnswer,
  numeric,
  matching,
  ordering,
  categorising,
  hotspot,
  scenario,
  reflection,
  inVideoQuestion,
  assessment,
] as const
