import {
  schemasOf,
  type SchemaDocument,
  XML_SCHEMA_NAME,
  xmlSchemaDocument,
} from '../schema/schemas-of-edition.ts'
import { type PackageDescription } from './package-description.ts'

type Standard = PackageDescription['standard']

const EDITION = { scorm12: '1.2', scorm2004: '2004 4th' } as const

const schemasFor = (standard: Standard): SchemaDocument[] => schemasOf(standard, EDITION[standard])

/** The schemas at the top of a package that its manifest names (CAM 2004, package interchange file: control documents). */
export const controlDocuments = (standard: Standard): { path: string; content: string }[] => [
  ...schemasFor(standard).map(({ name, text }) => ({ path: name, content: text })),
  { path: XML_SCHEMA_NAME, content: xmlSchemaDocument() },
]

export const schemaLocation = (standard: Standard): string =>
  schemasFor(standard)
    .map(({ namespace, name }) => `${namespace} ${name}`)
    .join(' ')
