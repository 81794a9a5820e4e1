/** One spelling for names that a case-insensitive or composing file system would take for the same. */
export const foldPath = (path: string): string => path.normalize('NFC').toLowerCase()

/** Finds the files of a package by the path a manifest writes, forgiving capital letters and composed accents. */
export class FileIndex {
  readonly paths: ReadonlySet<string>
  readonly #folded = new Map<string, string>()

  /** `paths` are relative to the package's root. */
  constructor(paths: Iterable<string>) {
    this.paths = new Set(paths)
    for (const path of this.paths) {
      const folded = foldPath(path)
      if (!this.#folded.has(folded)) this.#folded.set(folded, path)
    }
  }

  /** The path as the archive spells it, or null. */
  find(path: string): string | null {
    return this.paths.has(path) ? path : (this.#folded.get(foldPath(path)) ?? null)
  }
}
