import { type Findings } from '../findings.ts'
import { type PackageLimits } from '../limits.ts'
import { decodeXml } from './decode-xml.ts'
import { parseXml, type XmlDocument, XmlFault } from './parse-xml.ts'

export type ReadXml = XmlDocument & { text: string }

/** Decodes and parses a document; null when it cannot be read, and the findings say why (XML01, XML02, XML03). */
export function readXml(
  bytes: Uint8Array,
  entry: string,
  limits: PackageLimits,
  findings: Findings,
): ReadXml | null {
  const decoded = decodeXml(bytes)
  if (!decoded) {
    findings.add('undecodableXml', {}, { entry })
    return null
  }
  const { text, encoding, declared, remark } = decoded
  if (remark) findings.add(remark, { encoding, declared: declared ?? '' }, { entry })
  try {
    return { ...parseXml(text, limits), text }
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    const { kind, line, column } = error
    if (kind === 'malformed')
      findings.add('malformedXml', { line, column }, { entry, line, column }, error.message)
    else findings.add(kind === 'doctype' ? 'doctype' : 'manifestTooLarge', {}, { entry, line, column })
    return null
  }
}
