import { type AnyBlock } from '../block-definition.ts'
import { type LessonStrings } from './lesson-strings.ts'
import { type Html } from './markup.ts'

/** A file as a page can show it. */
export type RenderedMedia = {
  url: string
  /** Of images and films, in pixels. */
  width?: number
  height?: number
  /** Other widths of the same image. */
  sources?: readonly { url: string; width: number }[]
  mimeType?: string
  /** Shown with attachments. */
  sizeInBytes?: number
  fileName?: string
  credit?: string
}

export type RenderContext = {
  /** BCP 47 tag of the words. */
  language: string
  strings: LessonStrings
  /** Null when the file is not there: the block says so instead of showing a hole. */
  media: (src: string) => RenderedMedia | null
  /** Reviewers see right answers and all feedback; on paper there is nothing to press. */
  audience: 'learner' | 'reviewer' | 'paper'
  /** A block inside this one. */
  render: (block: AnyBlock) => Html
}
