import {
  canonicalJson,
  exportFramework,
  fromCFPackage,
  loadFramework,
  toCFAssociation,
  toCFDocument,
  toCFItem,
  toCFItemAssociations,
  toCFPackage,
  URL_NAMESPACE,
  uuidV5,
  type Framework,
} from '@karmashala/frac'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFramework } from './arbitrary-framework.ts'

const framework = loadFramework()
const options = {
  baseUri: 'https://karmashala.example.in/ims/case/v1p1',
  title: 'Competency framework',
  creator: 'Framework office',
  lastChange: new Date('2026-01-02T03:04:05Z'),
}
const pkg = toCFPackage(framework, options)
const itemOf = (code: string) => {
  const item = pkg.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === code)
  if (!item) throw new Error(`No item ${code}`)
  return item
}
const write = (any: Framework) => canonicalJson(toCFPackage(any, options))

test('the framework written as a CASE package and read again is the same framework', () => {
  const { framework: read, problems } = fromCFPackage(canonicalJson(pkg))

  expect(problems).toEqual([])
  expect(read && exportFramework(read)).toBe(exportFramework(framework))
})

test('any framework as a CASE package, read and written again, is the same bytes', () => {
  fc.assert(
    fc.property(aFramework, (any) => {
      const text = write(any)
      const { framework: read, problems } = fromCFPackage(text)
      expect(problems).toEqual([])
      expect(read && write(read)).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test('every object of a package has the members CASE 1.1 requires', () => {
  const every = [pkg.CFDocument, ...pkg.CFItems, ...pkg.CFAssociations, ...pkg.CFDefinitions.CFItemTypes]
  for (const { identifier, uri, lastChangeDateTime } of every) {
    expect(identifier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uri).toBe(`${options.baseUri}/${uri.split('/').at(-2)}/${identifier}`)
    expect(lastChangeDateTime).toBe('2026-01-02T03:04:05.000Z')
  }
  expect(new Set(every.map(({ identifier }) => identifier)).size).toBe(every.length)
  expect(pkg.CFDocument).toMatchObject({ title: options.title, creator: options.creator, caseVersion: '1.1' })
  for (const item of pkg.CFItems) expect(item.fullStatement).not.toBe('')
  for (const type of pkg.CFDefinitions.CFItemTypes)
    expect(type.hierarchyCode && type.description).toBeTruthy()
  const known = new Set([pkg.CFDocument.identifier, ...pkg.CFItems.map(({ identifier }) => identifier)])
  for (const { originNodeURI, destinationNodeURI } of pkg.CFAssociations) {
    expect(known.has(originNodeURI.identifier) && known.has(destinationNodeURI.identifier)).toBe(true)
  }
})

test('a sub-theme hangs below its theme, a role relates to what it needs with the reason, twins are peers', () => {
  const about = (type: string, origin: string, destination: string) =>
    pkg.CFAssociations.find(
      ({ associationType, originNodeURI, destinationNodeURI }) =>
        associationType === type &&
        originNodeURI.identifier === itemOf(origin).identifier &&
        destinationNodeURI.identifier === itemOf(destination).identifier,
    )

  expect(about('isChildOf', 'FUN-091', 'FUN-T15')).toBeDefined()
  expect(about('isChildOf', 'RID001', 'PID001')).toBeDefined()
  expect(about('isRelatedTo', 'RID001', 'BEH-032')?.notes).toMatch(/ready for/)
  expect(about('isPeerOf', 'FUN-045', 'FUN-051')).toBeDefined()
})

test('a node changed later says so, and its identifier stays', () => {
  const changed = toCFPackage(framework, {
    ...options,
    changedAt: (id) => (id === 'FUN-111' ? new Date('2027-01-01T00:00:00Z') : null),
  })
  const item = changed.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === 'FUN-111')

  expect(item?.lastChangeDateTime).toBe('2027-01-01T00:00:00.000Z')
  expect(item?.identifier).toBe(itemOf('FUN-111').identifier)
})

test('a retired competency is replaced by its successor', () => {
  const competencies = framework.competencies.map((row) =>
    row.code === 'FUN-111' ? { ...row, retired: true, redirectTo: 'FUN-110' } : row,
  )
  const text = write({ ...framework, competencies })

  expect(text).toContain('"replacedBy"')
  expect(fromCFPackage(text).framework?.competencies.find(({ code }) => code === 'FUN-111')).toMatchObject({
    retired: true,
    redirectTo: 'FUN-110',
  })
})

test('outside of its package an object has the link to its document', () => {
  const { identifier } = itemOf('FUN-111')
  const set = toCFItemAssociations(pkg, identifier)

  expect(toCFDocument(pkg).CFPackageURI.uri).toBe(
    `${options.baseUri}/CFPackages/${pkg.CFDocument.identifier}`,
  )
  expect(toCFItem(pkg, identifier)?.CFDocumentURI.identifier).toBe(pkg.CFDocument.identifier)
  expect(set?.CFAssociations.length).toBeGreaterThan(1)
  expect(toCFAssociation(pkg, set?.CFAssociations[0]?.identifier ?? '')?.CFDocumentURI).toBeDefined()
  expect(toCFItem(pkg, 'nothing')).toBeNull()
  expect(toCFItemAssociations(pkg, 'nothing')).toBeNull()
})

test('the package of another publisher becomes themes and sub-themes, deeper items are refused', () => {
  const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`
  const child = (n: number, parent: number) => ({
    associationType: 'isChildOf',
    identifier: id(9),
    originNodeURI: { identifier: id(n), title: '', uri: '' },
    destinationNodeURI: { identifier: id(parent), title: '', uri: '' },
  })
  const text = JSON.stringify({
    CFDocument: { identifier: id(0) },
    CFItems: [1, 2, 3].map((n) => ({ identifier: id(n), fullStatement: `Statement ${n}` })),
    CFAssociations: [child(1, 0), child(2, 1), child(3, 2)],
  })
  const { framework: read, problems } = fromCFPackage(text)

  expect(read?.competencies).toMatchObject([
    { code: 'DOM-X00000001', name: 'Statement 1', parentCode: null, type: 'domain' },
    { code: 'DOM-X00000002', name: 'Statement 2', parentCode: 'DOM-X00000001', theme: 'Statement 1' },
  ])
  expect(problems).toMatchObject([{ code: 'too_deep' }])
})

test('nothing that is read as a package throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const text = JSON.stringify({
        CFDocument: {},
        CFItems: [one],
        CFAssociations: [other],
        CFRubrics: [one],
      })
      expect(() => fromCFPackage(text)).not.toThrow()
    }),
  )
  expect(fromCFPackage('{}')).toMatchObject({ framework: null, problems: [{ code: 'wrong_format' }] })
})

test('a name becomes the version 5 UUID other libraries make of it', () => {
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
  expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  expect(uuidV5(URL_NAMESPACE, 'छुट्टी'.repeat(20))).toBe('47b8f1fc-9214-55bf-8601-777f3530ac8e')
})
