/**
 * The way of an upload once it has arrived whole: received → checking → unpacking → ready, or to one of two ends before
 * that. `refused` is the fault of the package, or of a course that cannot take it any more; `failed` is ours.
 */
export const PACKAGE_STATES = ['received', 'checking', 'unpacking', 'ready', 'refused', 'failed'] as const
export type PackageState = (typeof PACKAGE_STATES)[number]

export const UNDER_WAY = ['received', 'checking', 'unpacking'] as const satisfies readonly PackageState[]

export const isUnderWay = (state: PackageState): state is (typeof UNDER_WAY)[number] =>
  UNDER_WAY.some((one) => one === state)
