import { expect, test } from 'vitest'
import { inspect, manifest12, manifest2004, packageWith, rulesIn } from './a-package.ts'

const item = (inner = '') =>
  `<item identifier="ITEM-1" identifierref="RES-1"><title>Lesson</title>${inner}</item>`
const violations = async (manifest: string) =>
  (await inspect(packageWith(manifest))).findings.filter(({ rule }) => rule === 'XML04')

test('a manifest that breaks the schema of its edition is accepted, with the line and the reason', async () => {
  const report = await inspect(packageWith(manifest12({ items: item('\n<metadata/><title>Again</title>') })))

  expect(report.verdict).toBe('accepted')
  const [violation] = report.findings.filter(({ rule }) => rule === 'XML04')
  expect(violation).toMatchObject({ severity: 'warning', where: { entry: 'imsmanifest.xml', line: 5 } })
  expect(violation?.message).toContain("Element 'title'")
})

test.each([
  ['1.2', manifest12(), []],
  ['2004 2nd', manifest2004({ version: 'CAM 1.3' }), []],
  ['2004 3rd', manifest2004({ version: '2004 3rd Edition' }), []],
  ['2004 4th', manifest2004(), []],
  ['a button that the 4th edition can hide', hiding('2004 4th Edition'), []],
  ['a button that the 2nd edition cannot hide', hiding('CAM 1.3'), ['XML04 warning']],
  [
    'an element that the edition does not have',
    manifest2004({ items: item('<adlcp:masteryscore>8</adlcp:masteryscore>') }),
    ['XML04 warning'],
  ],
  [
    'an element of a stranger',
    manifest2004({ items: item('<x:note xmlns:x="https://example.org/x" any="thing"/>') }),
    [],
  ],
])('schemas are chosen by edition: %s', async (_name, manifest, expected) => {
  const rules = rulesIn(await inspect(packageWith(manifest))).filter((rule) => rule.startsWith('XML'))

  expect(rules).toEqual(expected)
})

function hiding(version: string): string {
  const presentation = `<n:presentation xmlns:n="http://www.adlnet.org/xsd/adlnav_v1p3"><n:navigationInterface>
    <n:hideLMSUI>exitAll</n:hideLMSUI></n:navigationInterface></n:presentation>`
  return manifest2004({ version, items: item(presentation) })
}

test('at most 25 lines are reported', async () => {
  expect(await violations(manifest12({ items: item('\n<bad/>'.repeat(100)) }))).toHaveLength(25)
})

test('a line that a plainer rule has spoken of is not repeated', async () => {
  const report = await inspect(
    packageWith(manifest12({ items: item('<adlcp:timelimitaction>explode</adlcp:timelimitaction>') })),
  )

  expect(rulesIn(report)).toEqual(['ITM06 warning'])
})

test('lines are counted in a manifest that declares another encoding', async () => {
  const manifest = manifest12({
    declaration: '<?xml version="1.0"\n encoding="ISO-8859-1"?>',
    items: item('<bad/>'),
  })
  const bytes = Buffer.from(manifest, 'latin1')
  const report = await inspect(packageWith(bytes))

  expect(report.findings.find(({ rule }) => rule === 'XML04')?.where.line).toBe(5)
})

test('schemas that the manifest names are neither fetched nor believed, and missing ones are noted', async () => {
  const named = (documents: string) =>
    manifest12({
      root: `xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${documents}"`,
    })
  const web = await inspect(
    packageWith(named('http://www.imsproject.org/xsd/imscp_rootv1p1p2 http://127.0.0.1:9/imscp.xsd')),
  )
  const absent = await inspect(packageWith(named('http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp.xsd')))
  const hostile = await inspect([
    ...packageWith(named('http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp.xsd')),
    { name: 'imscp.xsd', content: '<nothing' },
  ])

  expect(web.findings).toEqual([])
  expect(rulesIn(absent)).toEqual(['XML06 note'])
  expect(hostile.findings).toEqual([])
})

test('a manifest too large to be compared says so, and a large one is compared quickly', async () => {
  const items = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `<item identifier="I${index}" identifierref="RES-1"><title>t</title></item>`,
    ).join('\n')
  const files = '<file href="index.html"/>'.repeat(60_000)
  const resources = `<resource identifier="RES-1" type="webcontent" adlcp:scormtype="sco" href="index.html">${files}</resource>`
  const before = process.cpuUsage()
  const large = await inspect(packageWith(manifest12({ items: items(5_000) })))
  // Seconds of the processor, not of the clock: other work on the machine must not decide a test.
  const taken = process.cpuUsage(before).user / 1e6
  const huge = await inspect(packageWith(manifest12({ resources })))

  expect(large.findings).toEqual([])
  expect(taken).toBeLessThan(5)
  expect(rulesIn(huge)).toEqual(['XML04 note'])
})
