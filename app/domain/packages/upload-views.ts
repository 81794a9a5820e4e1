/** An upload that has not come to its end, as the person sees it who began it. */
export type UploadView = {
  id: string
  courseId: string
  originalName: string
  /** Null when the browser did not say. */
  sizeInBytes: number | null
  /** Milliseconds since 1970 on the sender's machine; null when it did not say. */
  fileModifiedAt: number | null
  receivedBytes: number
  createdAt: string
  expiresAt: string
}
