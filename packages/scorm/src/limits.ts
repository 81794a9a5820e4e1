export type PackageLimits = {
  entries: number
  /** Sum over all files, counted while inflating. */
  inflatedBytes: number
  /** One file, counted while inflating. */
  fileBytes: number
  /** Inflated to compressed size, of one file and of the whole; deflate cannot pass about 1032. */
  ratio: number
  /** Files and totals below this are never refused for their ratio. */
  ratioFloorBytes: number
  pathDepth: number
  pathLength: number
  manifestBytes: number
  manifestElements: number
  /** Of one element, namespace declarations included. */
  manifestAttributes: number
  manifestDepth: number
  /** Of the report's outline, launchable items and activity tree in JSON, in characters. */
  reportLength: number
}

const MIB = 1024 * 1024

export const DEFAULT_LIMITS: PackageLimits = {
  entries: 10_000,
  inflatedBytes: 4096 * MIB,
  fileBytes: 2048 * MIB,
  ratio: 250,
  ratioFloorBytes: 10 * MIB,
  pathDepth: 32,
  pathLength: 1024,
  manifestBytes: 16 * MIB,
  manifestElements: 200_000,
  manifestAttributes: 1_000,
  manifestDepth: 100,
  reportLength: 8 * MIB,
}
