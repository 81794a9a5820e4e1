import { type Findings } from './findings.ts'
import { type PackageLimits } from './limits.ts'
import { decodeXml } from './xml/decode-xml.ts'
import { parseXml, XmlFault } from './xml/parse-xml.ts'

/** Descriptions are short and few; what goes beyond this is not read. */
const LONGEST_BYTES = 256 * 1024
const MOST_FILES = 100

/** Reads the metadata files that the manifest names while they stream by (MD01). */
export class MetadataScan {
  readonly #files: ReadonlySet<string>
  readonly #limits: PackageLimits
  readonly #read = new Map<string, { chunks: Buffer[]; bytes: number }>()

  constructor(files: ReadonlySet<string>, limits: PackageLimits) {
    this.#files = files
    this.#limits = limits
  }

  /** Returns what to call with each chunk of the file; null when the file is none of them. */
  begin(path: string): ((chunk: Buffer) => void) | null {
    if (!this.#files.has(path) || this.#read.size >= MOST_FILES) return null
    const file = { chunks: [] as Buffer[], bytes: 0 }
    this.#read.set(path, file)
    return (chunk) => {
      file.bytes += chunk.length
      if (file.bytes <= LONGEST_BYTES) file.chunks.push(chunk)
      else file.chunks = []
    }
  }

  report(root: string, findings: Findings): void {
    for (const [path, { chunks, bytes }] of this.#read) {
      const line = bytes > LONGEST_BYTES ? null : faultyLine(Buffer.concat(chunks), this.#limits)
      if (line !== null) findings.add('metadataMalformed', { href: path }, { entry: root + path, line })
    }
  }
}

/** The line of the first fault; null when the document is well-formed. */
function faultyLine(bytes: Buffer, limits: PackageLimits): number | null {
  try {
    parseXml(decodeXml(bytes)?.text ?? '', limits)
    return null
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    return error.line
  }
}
