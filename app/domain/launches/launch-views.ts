import { type ContentsModule } from '#app/domain/learning/learning-views.ts'

/** What the page of a preview needs around the frame. */
export type PreviewView = {
  courseTitle: string
  courseTitleHi: string | null
  language: string
  versionNumber: number
  itemTitle: string
  position: number
  itemCount: number
  modules: ContentsModule[]
  previous: { moduleId: string; itemId: string } | null
  next: { moduleId: string; itemId: string } | null
  /** Address outside the package, for an item that cannot be tracked. */
  externalUrl: string | null
  launchUrl: string | null
  /** Where the person came from. */
  back: string
}
