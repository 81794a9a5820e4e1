import { type XmlNode, xml } from '../write/xml-writer.ts'
import { XML } from './namespaces.ts'
import {
  ANY_NUMBER,
  attribute,
  AT_LEAST_ONE,
  complex,
  element,
  OPTIONAL,
  otherAttributes,
  others,
  ref,
  required,
  schema,
  sequence,
  textType,
} from './xsd.ts'

export const xmlNamespaceSchema = (): string =>
  schema({ namespace: XML, parts: [attribute('base', 'xs:anyURI'), attribute('lang', 'xs:string')] })

type Packaging = {
  namespace: string
  /** 1.2 states the portable maxima as lengths; 2004 states them in prose. */
  hasLengths: boolean
  /** 2004 wants an item in every organization. */
  needsItems: boolean
}

/** IMS Content Packaging 1.1.2 to 1.1.4, as SCORM uses it. */
export function packagingSchema({ namespace, hasLengths, needsItems }: Packaging): string {
  const length = (most: number) => (hasLengths ? most : null)
  const base = xml('xs:attribute', { ref: 'xml:base' })
  const open = (name: string, children: XmlNode[], attributes: XmlNode[]): XmlNode =>
    element(name, complex(sequence(...children, others()), ...attributes, otherAttributes()))
  return schema({
    namespace,
    imports: [[XML, 'xml.xsd']],
    parts: [
      textType('title', length(200)),
      textType('schema', length(100)),
      textType('version', length(20)),
      textType('address', length(2000), 'xs:anyURI'),
      textType('reference', length(2000)),
      textType('parameters', length(1000)),
      textType('kind', length(1000)),
      textType('structure', length(200)),
      element('title', 'title'),
      element('schema', 'schema'),
      element('schemaversion', 'version'),
      open('metadata', [ref('schema', OPTIONAL), ref('schemaversion', OPTIONAL)], []),
      open(
        'manifest',
        [ref('metadata', OPTIONAL), ref('organizations'), ref('resources'), ref('manifest', ANY_NUMBER)],
        [required('identifier', 'xs:ID'), attribute('version', 'version'), base],
      ),
      open('organizations', [ref('organization', ANY_NUMBER)], [attribute('default', 'xs:IDREF')]),
      open(
        'organization',
        [
          ref('title', OPTIONAL),
          ref('item', needsItems ? AT_LEAST_ONE : ANY_NUMBER),
          ref('metadata', OPTIONAL),
        ],
        [required('identifier', 'xs:ID'), attribute('structure', 'structure')],
      ),
      open(
        'item',
        [ref('title', OPTIONAL), ref('item', ANY_NUMBER), ref('metadata', OPTIONAL)],
        [
          required('identifier', 'xs:ID'),
          attribute('identifierref', 'reference'),
          attribute('isvisible', 'xs:boolean'),
          attribute('parameters', 'parameters'),
        ],
      ),
      open('resources', [ref('resource', ANY_NUMBER)], [base]),
      open(
        'resource',
        [ref('metadata', OPTIONAL), ref('file', ANY_NUMBER), ref('dependency', ANY_NUMBER)],
        [required('identifier', 'xs:ID'), required('type', 'kind'), base, attribute('href', 'address')],
      ),
      open('file', [ref('metadata', OPTIONAL)], [required('href', 'address')]),
      open('dependency', [], [required('identifierref', 'reference')]),
    ],
  })
}
