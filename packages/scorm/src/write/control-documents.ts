import {
  schemasOf,
  type SchemaDocument,
  XML_SCHEMA_NAME,
  xmlSchemaDocument,
} from '../schema/schemas-of-edition.ts'
import { type PackageDescription } from './package-description.ts'

type Written = Pick<PackageDescription, 'standard' | 'edition'>

const schemasFor = ({ standard, edition = '4th' }: Written): SchemaDocument[] =>
  schemasOf(standard, standard === 'scorm12' ? '1.2' : `2004 ${edition}`)

/** The schemas at the top of a package that its manifest names (CAM 2004, package interchange file: control documents). */
export const controlDocuments = (written: Written): { path: string; content: string }[] => [
  ...schemasFor(written).map(({ name, text }) => ({ path: name, content: text })),
  { path: XML_SCHEMA_NAME, content: xmlSchemaDocument() },
]

export const schemaLocation = (written: Written): string =>
  schemasFor(written)
    .map(({ namespace, name }) => `${namespace} ${name}`)
    .join(' ')
