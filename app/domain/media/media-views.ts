import { type MediaKind, type MediaLicence } from '#app/domain/media/media.schema.ts'

export const MEDIA_STATES = ['processing', 'ready', 'failed'] as const
export type MediaState = (typeof MEDIA_STATES)[number]

/** A file of the library as screens and the editor see it. */
export type MediaView = {
  id: string
  /** What a lesson names it by. */
  src: string
  kind: MediaKind
  state: MediaState
  /** Why an image could not be made ready; an encoded message. */
  reason: string | null
  fileName: string
  title: string
  alt: string | null
  altHi: string | null
  width: number | null
  height: number | null
  /** What learners receive at most; of images that is the widest form. */
  sizeInBytes: number
  uploadedBytes: number
  /** Of images, the widths that were made of them, from the smallest to the largest. */
  forms: { width: number; sizeInBytes: number }[]
  mimeType: string
  /** Null until somebody has chosen it. */
  licence: MediaLicence | null
  credit: string | null
  sourceUrl: string | null
  /** In how many lessons of the organisation. */
  usedIn: number
  /** A small picture of it; only of images that are ready. */
  previewUrl: string | null
  uploadedAt: string
}

export type MediaUse = {
  lessonId: string
  lessonTitle: string
  courseId: string
  isDeleted: boolean
  /** False when the lesson has gone on without it. */
  isShownNow: boolean
  /** Numbers of the submitted, published and earlier versions that were frozen with it, in their order. */
  versions: number[]
}

export type MediaList = { items: MediaView[]; total: number; page: number; pageSize: number }
