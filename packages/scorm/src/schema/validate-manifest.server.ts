import type * as Libxml from 'libxml2-wasm'
import type { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { type Findings } from '../findings.ts'
import { STANDARD_NAMES } from '../manifest/manifest-context.ts'
import { type PackageEdition } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { descendants } from '../xml/xml-queries.ts'
import { type SchemaDocument, schemasOf, XML_SCHEMA_NAME, xmlSchemaDocument } from './schemas-of-edition.ts'
import { unknownElements } from './unknown-elements.ts'

/** Validation cannot be interrupted; within these it takes well under a second. */
const LARGEST_CHARACTERS = 4 * 1024 * 1024
const MOST_ELEMENTS = 50_000
const MOST_REPORTED = 25

type ValidateManifest = {
  root: XmlElement
  /** The decoded manifest. */
  text: string
  entry: string
  standard: 'scorm12' | 'scorm2004'
  edition: PackageEdition | null
  findings: Findings
}

type Violation = { line: number; problem: string }

/**
 * XML04: compares the manifest with the schemas of its edition and reports at most 25 lines; never a reason to refuse.
 * The validator is loaded on first use. Nothing is fetched: schemas come from this package, and others are not looked for.
 */
export async function validateManifest(input: ValidateManifest): Promise<void> {
  const { root, text, entry, standard, edition, findings } = input
  const schemas = schemasOf(standard, edition)
  // Another namespace has been reported (XML05); then every line would violate the schema.
  if (root.namespace !== schemas[0]?.namespace || findings.has('unboundPrefix')) return
  const named =
    edition === null || standard === 'scorm12' ? STANDARD_NAMES[standard] : `SCORM ${edition} edition`
  if (text.length > LARGEST_CHARACTERS || countElements(root) > MOST_ELEMENTS) {
    findings.add('schemaUnchecked', { standard: named }, { entry })
    return
  }
  const violations = await compare(text, `${standard} ${edition ?? ''}`, schemas)
  const violated = new Set(violations.map(({ line }) => line))
  for (const { name, line } of unknownElements(root, schemas)) {
    if (violated.has(line)) continue
    violations.push({ line, problem: `Element '${name}': There is no such element in this edition.` })
  }
  // A line that a rule has spoken of in plainer words is not repeated.
  const known = findings.linesIn(entry)
  const fresh = violations.filter(({ line }) => !known.has(line)).sort((a, b) => a.line - b.line)
  for (const { line, problem } of fresh.slice(0, MOST_REPORTED)) {
    findings.add('schemaViolation', { line, standard: named, problem }, { entry, line })
  }
}

function countElements(root: XmlElement): number {
  let count = 0
  for (const _ of descendants(root)) if ((count += 1) > MOST_ELEMENTS) break
  return count
}

/** Compiled once for each edition and kept: there are five. */
const validators = new Map<string, XsdValidator>()

async function compare(text: string, key: string, schemas: readonly SchemaDocument[]): Promise<Violation[]> {
  const libxml = await import('libxml2-wasm')
  const validator = validators.get(key) ?? compile(libxml, key, schemas)
  validators.set(key, validator)
  const options = { option: libxml.ParseOption.XML_PARSE_NONET | libxml.ParseOption.XML_PARSE_NO_XXE }
  let document: XmlDocument | null = null
  try {
    document = libxml.XmlDocument.fromString(withoutDeclaration(text), options)
    validator.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof libxml.XmlLibError)) throw error
    return error.details
      .slice(0, 10 * MOST_REPORTED)
      .map(({ line, message }) => ({ line, problem: plain(message) }))
  } finally {
    document?.dispose()
  }
}

function compile(libxml: typeof Libxml, key: string, schemas: readonly SchemaDocument[]): XsdValidator {
  const folder = `${key.replaceAll(' ', '-')}/`
  const provider = new libxml.XmlBufferInputProvider({
    [folder + XML_SCHEMA_NAME]: Buffer.from(xmlSchemaDocument()),
    ...Object.fromEntries(schemas.map(({ name, text }) => [folder + name, Buffer.from(text)])),
  })
  const imports = schemas.map(
    ({ namespace, name }) => `<xs:import namespace="${namespace}" schemaLocation="${folder + name}"/>`,
  )
  libxml.xmlRegisterInputProvider(provider)
  const all = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`
  const document = libxml.XmlDocument.fromString(all)
  try {
    return libxml.XsdValidator.fromDoc(document)
  } finally {
    document.dispose()
    libxml.xmlCleanupInputProvider()
  }
}

/** The text is no longer in the encoding that it declares; line breaks stay, so that lines can be counted. */
const withoutDeclaration = (text: string) =>
  text
    .replace(/^\ufeff?<\?xml[^>]*\?>/, (declaration) => declaration.replace(/[^\n]/g, ''))
    .replace(/^\ufeff/, '')

/** Namespaces in front of every name make the sentence unreadable. */
const plain = (message: string) =>
  message
    .replace(/\{[^{}]*\}/g, '')
    .replace(/\s+/g, ' ')
    .trim()
