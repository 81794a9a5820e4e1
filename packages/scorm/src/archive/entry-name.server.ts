import yauzl, { type Entry } from 'yauzl'
import { type PackageLimits } from '../limits.ts'

export type NameProblem = 'climbs' | 'absolute' | 'unusable' | 'too deep'

export type EntryName = {
  /** With forward slashes, without '.' and empty segments. */
  path: string
  isFolder: boolean
  hasBackslashes: boolean
  /** How a name without the UTF-8 flag was read; null when there was nothing to guess. */
  guessed: 'UTF-8' | 'CP437' | null
  problem: NameProblem | null
}

const UTF8_FLAG = 0x800
const UNICODE_PATH_FIELD = 0x7075
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads an entry's name from its raw bytes: decodes it, brings it into one form and says what is wrong with it. */
export function readEntryName(entry: Entry, limits: PackageLimits): EntryName {
  const { name, guessed } = decodeName(entry)
  const slashed = name.replaceAll('\\', '/')
  const segments = slashed.split('/').filter((segment) => segment !== '' && segment !== '.')
  return {
    path: segments.join('/'),
    isFolder: slashed.endsWith('/'),
    hasBackslashes: slashed !== name,
    guessed,
    problem: findProblem(slashed, segments, limits),
  }
}

function decodeName(entry: Entry): Pick<EntryName, 'guessed'> & { name: string } {
  const raw = entry.fileNameRaw
  const declared =
    (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ||
    entry.extraFields.some((field) => field.id === UNICODE_PATH_FIELD) ||
    raw.every((byte) => byte < 0x80)
  const spelled = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true)
  if (declared) return { name: spelled, guessed: null }
  // Text that happens to be valid UTF-8 is UTF-8: macOS and many tools write it without setting the flag.
  try {
    return { name: strictUtf8.decode(raw), guessed: 'UTF-8' }
  } catch {
    return { name: spelled, guessed: 'CP437' }
  }
}

function findProblem(slashed: string, segments: string[], limits: PackageLimits): NameProblem | null {
  if (slashed.startsWith('/') || /^[a-z]:/i.test(slashed)) return 'absolute'
  if (segments.includes('..')) return 'climbs'
  if (segments.length === 0 || /\p{Cc}/u.test(slashed)) return 'unusable'
  if (segments.length > limits.pathDepth || slashed.length > limits.pathLength) return 'too deep'
  return null
}

const SYSTEM_NAMES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', 'icon\r'])

/** Left behind by macOS and Windows, never part of a course. */
export function isSystemFile(path: string): boolean {
  const segments = path.split('/')
  const last = segments.at(-1) ?? ''
  return segments.includes('__MACOSX') || SYSTEM_NAMES.has(last.toLowerCase()) || last.startsWith('._')
}
