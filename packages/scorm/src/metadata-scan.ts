import { type Findings } from './findings.ts'
import { type PackageLimits } from './limits.ts'
import { decodeXml } from './xml/decode-xml.ts'
import { parseXml, XmlFault } from './xml/parse-xml.ts'

/** Descriptions are short; what is longer than this is not read. */
const LONGEST_BYTES = 1024 * 1024

/** Reads the metadata files that the manifest names while they stream by, one at a time (MD01). */
export class MetadataScan {
  readonly #files: ReadonlySet<string>
  readonly #limits: PackageLimits
  readonly #malformed: { path: string; line: number }[] = []
  #current: { path: string; chunks: Buffer[]; bytes: number } | null = null

  constructor(files: ReadonlySet<string>, limits: PackageLimits) {
    this.#files = files
    this.#limits = limits
  }

  /** Returns what to call with each chunk of the file. */
  begin(path: string): (chunk: Buffer) => void {
    this.#judge()
    if (!this.#files.has(path)) return () => {}
    const current = { path, chunks: [] as Buffer[], bytes: 0 }
    this.#current = current
    return (chunk) => {
      current.bytes += chunk.length
      if (current.bytes <= LONGEST_BYTES) current.chunks.push(chunk)
    }
  }

  report(root: string, findings: Findings): void {
    this.#judge()
    for (const { path, line } of this.#malformed) {
      findings.add('metadataMalformed', { href: path }, { entry: root + path, line })
    }
  }

  #judge(): void {
    const current = this.#current
    this.#current = null
    if (!current || current.bytes > LONGEST_BYTES) return
    const text = decodeXml(Buffer.concat(current.chunks))?.text ?? ''
    try {
      parseXml(text, this.#limits)
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      this.#malformed.push({ path: current.path, line: error.line })
    }
  }
}
