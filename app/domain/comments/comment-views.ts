export type CommentView = {
  id: string
  author: string
  isMine: boolean
  text: string
  at: string
}

/** What people say about one block of a lesson, from the first to the last. */
export type ThreadView = {
  id: string
  blockId: string
  /** The first words of the block: as it is now, or as it was when the thread began. */
  excerpt: string
  /** The block is in the lesson no more; what was said of it is kept. */
  isBlockGone: boolean
  comments: CommentView[]
  resolved: { at: string; by: string } | null
  startedAt: string
}
