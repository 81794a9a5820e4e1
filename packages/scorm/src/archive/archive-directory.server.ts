import { type Entry } from 'yauzl'
import { type Findings } from '../findings.ts'
import { type PackageLimits } from '../limits.ts'
import { type EntryName, isSystemFile, type NameProblem, readEntryName } from './entry-name.server.ts'
import { foldPath } from './file-index.ts'

const NAME_FINDING = {
  climbs: 'climbingName',
  absolute: 'absoluteName',
  unusable: 'unusableName',
  'too deep': 'pathTooDeep',
} as const satisfies Record<NameProblem, string>

const STORED = 0
const DEFLATED = 8
const LOCAL_HEADER_BYTES = 30

/** Sorts the entries of the central directory into usable files and findings. */
export class ArchiveDirectory {
  readonly files = new Map<string, Entry>()
  readonly #limits: PackageLimits
  readonly #findings: Findings
  readonly #folded = new Map<string, string>()
  readonly #extents: { start: number; end: number; path: string }[] = []
  readonly #backslashed: string[] = []
  readonly #guessed: { path: string; encoding: string }[] = []
  readonly #system: string[] = []

  constructor(limits: PackageLimits, findings: Findings) {
    this.#limits = limits
    this.#findings = findings
  }

  take(entry: Entry): void {
    const name = readEntryName(entry, this.#limits)
    const shown = name.path || entry.fileNameRaw.toString('latin1')
    if (isSystemFile(name.path) && name.problem !== 'climbs' && name.problem !== 'absolute') {
      this.#system.push(shown)
      return
    }
    if (!this.#isUsable(entry, name, shown) || name.isFolder) return
    this.#remarkOn(name)
    this.#extents.push({
      start: entry.relativeOffsetOfLocalHeader,
      end:
        entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize,
      path: name.path,
    })
    // The last of two equal names wins, as when the archive is unpacked onto a disk.
    this.files.set(name.path, entry)
  }

  finish(): void {
    this.#findOverlap()
    const [backslashed] = this.#backslashed
    if (backslashed) {
      this.#findings.add('backslashNames', { count: this.#backslashed.length, name: backslashed })
    }
    for (const encoding of ['UTF-8', 'CP437']) {
      const names = this.#guessed.filter((guess) => guess.encoding === encoding)
      if (names[0]) this.#findings.add('guessedNames', { count: names.length, name: names[0].path, encoding })
    }
    const [system] = this.#system
    if (system) this.#findings.add('systemFiles', { count: this.#system.length, name: system })
  }

  #isUsable(entry: Entry, name: EntryName, shown: string): boolean {
    const place = { entry: shown }
    if (name.problem) {
      this.#findings.add(NAME_FINDING[name.problem], { name: printable(entry) }, place)
      return false
    }
    if (isSpecial(entry)) {
      this.#findings.add('specialFile', { name: shown }, place)
      return false
    }
    if (entry.isEncrypted()) {
      this.#findings.add('encrypted', { name: shown }, place)
      return false
    }
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
      this.#findings.add('unknownCompression', { name: shown, method: entry.compressionMethod }, place)
      return false
    }
    return true
  }

  #remarkOn(name: EntryName): void {
    if (name.hasBackslashes) this.#backslashed.push(name.path)
    if (name.guessed) this.#guessed.push({ path: name.path, encoding: name.guessed })
    const folded = foldPath(name.path)
    const other = this.#folded.get(folded)
    if (other === name.path) this.#findings.add('duplicateName', { name: name.path }, { entry: name.path })
    else if (other) this.#findings.add('caseCollision', { name: name.path, other }, { entry: name.path })
    else this.#folded.set(folded, name.path)
  }

  /** Entries that share compressed bytes let a small file unpack to any size (Fifield, 2019). */
  #findOverlap(): void {
    const sorted = this.#extents.sort((a, b) => a.start - b.start)
    sorted.forEach((extent, index) => {
      const previous = sorted[index - 1]
      if (!previous || extent.start >= previous.end) return
      this.#findings.add('overlappingEntries', { name: extent.path }, { entry: extent.path })
    })
  }
}

/** The file type bits of a Unix mode, kept in the upper half of the external attributes. */
function isSpecial(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  if (type === 0o120000) return true
  const madeOnUnix = [3, 19].includes(entry.versionMadeBy >>> 8)
  return madeOnUnix && ![0, 0o100000, 0o040000].includes(type)
}

const printable = (entry: Entry) => entry.fileNameRaw.toString('utf8')
