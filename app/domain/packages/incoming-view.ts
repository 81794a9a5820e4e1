import { type PackageState } from '#app/domain/packages/package-state.ts'
import { type PackageView } from '#app/domain/packages/package-view.ts'

/** The last upload to a course, as long as it is not (or will never be) the package of the course. */
export type IncomingPackage = {
  id: string
  originalName: string
  sizeInBytes: number
  state: PackageState
  receivedAt: string
  uploadedBy: string
  /** Why it was refused or failed, as an encoded message. */
  reason: string | null
  /** What went wrong on our side, while it is tried again; an encoded message. */
  trouble: string | null
  /** It had passed the checks before it failed. */
  wasChecked: boolean
  /** It has stood at the same step for longer than the work there takes. */
  isSlow: boolean
  /** It failed, and the file is still here. */
  mayRetry: boolean
  report: PackageView | null
}
