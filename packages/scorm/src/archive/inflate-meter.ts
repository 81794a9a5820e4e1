import { ScormError } from '../errors.ts'
import { type PackageLimits } from '../limits.ts'
import { type FindingKind } from '../texts/texts.ts'

export type LimitKind = Extract<FindingKind, 'fileTooLarge' | 'packageTooLarge' | 'ratioTooHigh'>

/** Thrown in the middle of inflating, before more is produced. */
export class LimitExceeded extends ScormError {
  readonly kind: LimitKind
  readonly limit: number

  constructor(kind: LimitKind, limit: number, path: string) {
    super('limit_exceeded', `${path}: ${kind} (limit ${limit})`)
    this.kind = kind
    this.limit = limit
  }
}

/** Counts what really comes out of the archive. The sizes in its headers are claims. */
export class InflateMeter {
  total = 0
  readonly #limits: PackageLimits
  readonly #archiveBytes: number

  constructor(limits: PackageLimits, archiveBytes: number) {
    this.#limits = limits
    this.#archiveBytes = archiveBytes
  }

  /** A counter for one file; call it with the size of every chunk. Throws LimitExceeded. */
  forFile(path: string, compressedBytes: number): (chunkBytes: number) => void {
    const { fileBytes, inflatedBytes, ratio, ratioFloorBytes } = this.#limits
    let bytes = 0
    return (chunkBytes) => {
      bytes += chunkBytes
      this.total += chunkBytes
      if (bytes > fileBytes) throw new LimitExceeded('fileTooLarge', fileBytes, path)
      if (this.total > inflatedBytes) throw new LimitExceeded('packageTooLarge', inflatedBytes, path)
      const tooDense =
        (bytes > ratioFloorBytes && bytes > compressedBytes * ratio) ||
        (this.total > ratioFloorBytes && this.total > this.#archiveBytes * ratio)
      if (tooDense) throw new LimitExceeded('ratioTooHigh', ratio, path)
    }
  }
}
