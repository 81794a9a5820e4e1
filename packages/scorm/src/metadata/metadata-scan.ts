import { type Findings } from '../findings.ts'
import { type PackageLimits } from '../limits.ts'
import { decodeXml } from '../xml/decode-xml.ts'
import { parseXml, type XmlElement, XmlFault } from '../xml/parse-xml.ts'
import { checkLom } from './check-lom.ts'

/** Descriptions are short and few; what goes beyond this is not read. */
const LONGEST_BYTES = 256 * 1024
const MOST_FILES = 100

/** Reads the metadata files that the manifest names while they stream by (MD01, MD02). */
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
      if (bytes > LONGEST_BYTES) continue
      const entry = root + path
      const { document, line } = read(Buffer.concat(chunks), this.#limits)
      if (document) checkLom(document, entry, findings)
      else findings.add('metadataMalformed', { href: path }, { entry, line })
    }
  }
}

/** The root, or the line of the first fault. */
function read(bytes: Buffer, limits: PackageLimits): { document: XmlElement | null; line: number } {
  try {
    return { document: parseXml(decodeXml(bytes)?.text ?? '', limits).root, line: 1 }
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    return { document: null, line: error.line }
  }
}
