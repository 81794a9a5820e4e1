import { XML } from './namespaces.ts'
import { toDocument, xml, type XmlNode } from '../write/xml-writer.ts'

/** The few constructs of XML Schema 1.0 that the bindings of SCORM need. */

type Occurs = { min?: number; max?: number | 'unbounded' }

const occurs = ({ min = 1, max = 1 }: Occurs) => ({
  minOccurs: min === 1 ? null : String(min),
  maxOccurs: max === 1 ? null : String(max),
})

export const OPTIONAL: Occurs = { min: 0 }
export const ANY_NUMBER: Occurs = { min: 0, max: 'unbounded' }
export const AT_LEAST_ONE: Occurs = { max: 'unbounded' }

export const ref = (name: string, times: Occurs = {}): XmlNode =>
  xml('xs:element', { ref: name, ...occurs(times) })

/** A local element of a named type, or of the type given as content. */
export const element = (name: string, type: string | XmlNode, times: Occurs = {}): XmlNode =>
  typeof type === 'string'
    ? xml('xs:element', { name, type, ...occurs(times) })
    : xml('xs:element', { name, ...occurs(times) }, type)

export const sequence = (...parts: XmlNode[]): XmlNode => xml('xs:sequence', {}, ...parts)

export const complex = (...parts: XmlNode[]): XmlNode => xml('xs:complexType', {}, ...parts)

export const required = (name: string, type: string): XmlNode =>
  xml('xs:attribute', { name, type, use: 'required' })

export const attribute = (name: string, type: string, otherwise?: string): XmlNode =>
  xml('xs:attribute', { name, type, default: otherwise })

/** What other namespaces add; only what a schema here describes is checked. */
export const others = (): XmlNode =>
  xml('xs:any', { namespace: '##other', processContents: 'lax', ...occurs(ANY_NUMBER) })
export const otherAttributes = (): XmlNode =>
  xml('xs:anyAttribute', { namespace: '##other', processContents: 'lax' })

export const tokens = (name: string, words: readonly string[]): XmlNode =>
  xml(
    'xs:simpleType',
    { name },
    xml('xs:restriction', { base: 'xs:token' }, ...words.map((value) => xml('xs:enumeration', { value }))),
  )

export const range = (name: string, least: number, most: number): XmlNode =>
  xml(
    'xs:simpleType',
    { name },
    xml(
      'xs:restriction',
      { base: 'xs:decimal' },
      xml('xs:minInclusive', { value: String(least) }),
      xml('xs:maxInclusive', { value: String(most) }),
    ),
  )

/** Text with a greatest length; no limit when it is null. */
export const textType = (name: string, length: number | null, base = 'xs:string'): XmlNode =>
  xml(
    'xs:simpleType',
    { name },
    xml('xs:restriction', { base }, length === null ? null : xml('xs:maxLength', { value: String(length) })),
  )

type Schema = { namespace: string; imports?: [namespace: string, document: string][]; parts: XmlNode[] }

export const schema = ({ namespace, imports = [], parts }: Schema): string =>
  toDocument(
    xml(
      'xs:schema',
      {
        'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
        // The namespace of xml: attributes must not be declared as the default one.
        xmlns: namespace === XML ? null : namespace,
        targetNamespace: namespace,
        elementFormDefault: 'qualified',
      },
      ...imports.map(([target, document]) =>
        xml('xs:import', { namespace: target, schemaLocation: document }),
      ),
      ...parts,
    ),
  )
