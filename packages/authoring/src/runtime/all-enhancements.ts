import { beforeAfterEnhancement } from '../blocks/before-after/enhance.ts'
import { flashcardsEnhancement } from '../blocks/flashcards/enhance.ts'
import { labelledGraphicEnhancement } from '../blocks/labelled-graphic/enhance.ts'
import { tabsEnhancement } from '../blocks/tabs/enhance.ts'
import { videoEnhancement } from '../blocks/video/enhance.ts'
import { type Enhancement } from '../interactions/behaviour.ts'

/** What content gains in a page with scripts; a test holds the list against the folders of the blocks. */
export const ALL_ENHANCEMENTS: readonly Enhancement[] = [
  beforeAfterEnhancement,
  flashcardsEnhancement,
  labelledGraphicEnhancement,
  tabsEnhancement,
  videoEnhancement,
]
