import { type PackageEdition } from '../report.ts'
import { adlcp12Schema, adlcp2004Schema, adlnavSchema, adlseqSchema } from './adl-schemas.ts'
import { ADLCP_12, ADLCP_2004, ADLNAV, ADLSEQ, IMSCP_12, IMSCP_2004, IMSSS } from './namespaces.ts'
import { packagingSchema, xmlNamespaceSchema } from './packaging-schema.ts'
import { sequencingSchema } from './sequencing-schema.ts'

export type SchemaDocument = { namespace: string; name: string; text: string }

export const XML_SCHEMA_NAME = 'xml.xsd'

/** The schema of the xml: attributes, which the others import. */
export const xmlSchemaDocument = (): string => xmlNamespaceSchema()

/**
 * Schemas for a manifest of this edition, written for this project after the tables of the standards; the official
 * files may be passed on only by those who register with their publisher. An unknown edition of 2004 is taken as the 4th.
 */
export function schemasOf(
  standard: 'scorm12' | 'scorm2004',
  edition: PackageEdition | null,
): SchemaDocument[] {
  if (standard === 'scorm12') {
    const packaging = packagingSchema({ namespace: IMSCP_12, hasLengths: true, needsItems: false })
    return [
      { namespace: IMSCP_12, name: 'imscp_rootv1p1p2.xsd', text: packaging },
      { namespace: ADLCP_12, name: 'adlcp_rootv1p2.xsd', text: adlcp12Schema() },
    ]
  }
  const packaging = packagingSchema({ namespace: IMSCP_2004, hasLengths: false, needsItems: true })
  return [
    { namespace: IMSCP_2004, name: 'imscp_v1p1.xsd', text: packaging },
    { namespace: ADLCP_2004, name: 'adlcp_v1p3.xsd', text: adlcp2004Schema(edition) },
    { namespace: ADLSEQ, name: 'adlseq_v1p3.xsd', text: adlseqSchema(edition) },
    { namespace: ADLNAV, name: 'adlnav_v1p3.xsd', text: adlnavSchema(edition) },
    { namespace: IMSSS, name: 'imsss_v1p0.xsd', text: sequencingSchema() },
  ]
}
