import { MEDIA_MAX_IN_BYTES, type MediaKind } from '#app/domain/media/media.schema.ts'
import { type UnusableFormat } from '#app/domain/media/sniff-media.ts'
import { DomainError, type MessageParams } from '#app/lib/errors.ts'

const inMegabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)

/** Says how large a file of its kind may be. */
export const mediaTooLarge = (kind: MediaKind): DomainError =>
  new DomainError('too_large', `media:refusals.tooLarge.${kind}`, {
    megabytes: inMegabytes(MEDIA_MAX_IN_BYTES[kind]),
  })

export const unusable = (format: UnusableFormat): DomainError =>
  new DomainError('invalid', `media:refusals.format.${format}`)

type Fault =
  | 'brokenImage' | 'tooManyPixels' | 'moving' | 'brokenCaptions' | 'noCues' | 'macros' | 'emptyFile' | 'brokenUpload' // prettier-ignore

export const mediaFault = (fault: Fault, params?: MessageParams, cause?: unknown): DomainError =>
  new DomainError('invalid', `media:refusals.${fault}`, params, { cause })

export const mediaGone = (): DomainError => new DomainError('not_found', 'media:refusals.gone')
