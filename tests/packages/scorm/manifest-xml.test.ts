import { expect, test } from 'vitest'
import { inspect, manifest12, manifest2004, packageWith, rulesIn } from './a-package.ts'

test('a manifest that is not well-formed is refused with its line and column', async () => {
  const report = await inspect(packageWith(manifest12({ items: '<item>' })))

  expect(rulesIn(report)).toEqual(['XML01 error'])
  expect(report.findings[0]?.where).toMatchObject({ entry: 'imsmanifest.xml', line: 4 })
})

const ENTITY = '<!DOCTYPE manifest [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'

test('a DOCTYPE is refused in every encoding', async () => {
  const manifest = manifest12({ declaration: ENTITY, title: '&xxe;' })
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(manifest, 'utf16le')])

  expect(rulesIn(await inspect(packageWith(manifest)))).toEqual(['XML02 error'])
  expect(rulesIn(await inspect(packageWith(utf16)))).toEqual(['XML03 warning', 'XML02 error'])
})

const DECLARED = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`

test('titles survive every encoding that tools write', async () => {
  const title = 'Führung – “प्रशिक्षण”'
  const western = 'Führung – “Training” €'
  const bytes1252 = (declaration: string) =>
    Buffer.from(
      manifest12({ declaration, title: western })
        .replace('–', '\x96')
        .replace('“', '\x93')
        .replace('”', '\x94')
        .replace('€', '\x80'),
      'latin1',
    )
  const swapped = Buffer.from(manifest12({ declaration: DECLARED('UTF-16'), title }), 'utf16le').swap16()
  const cases: [Buffer, string, string[]][] = [
    [Buffer.from(manifest12({ title })), title, []],
    [Buffer.from(`\ufeff${manifest12({ title })}`), title, ['XML03 warning']],
    [
      Buffer.from(`\ufeff${manifest12({ declaration: DECLARED('UTF-16'), title })}`, 'utf16le'),
      title,
      ['XML03 warning'],
    ],
    [Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), title, ['XML03 warning']],
    [swapped, title, ['XML03 warning']],
    [bytes1252(DECLARED('windows-1252')), western, ['XML03 warning']],
    [bytes1252(DECLARED('UTF-8')), western, ['XML03 warning']],
    [Buffer.from(manifest12({ declaration: DECLARED('iso-8859-1'), title })), title, ['XML03 warning']],
    [Buffer.from(manifest12({ declaration: DECLARED('UTF-16'), title })), title, ['XML03 warning']],
  ]
  for (const [manifest, expected, rules] of cases) {
    const report = await inspect(packageWith(manifest))
    expect(report.title).toBe(expected)
    expect(rulesIn(report)).toEqual(rules)
  }
})

test('wrong, missing and undeclared namespaces are forgiven and reported', async () => {
  const none = await inspect(
    packageWith(manifest12({ root: 'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"' })),
  )
  const wrong = await inspect(
    packageWith(manifest12({ root: 'xmlns="urn:x" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"' })),
  )
  const unbound = await inspect(
    packageWith(manifest12({ root: 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"' })),
  )

  for (const report of [none, wrong, unbound]) {
    expect(rulesIn(report)).toEqual(['XML05 warning'])
    expect(report.launchable).toMatchObject([{ href: 'index.html', scormType: 'sco' }])
  }
})

test('namespaces decide the standard and schemaversion the edition', async () => {
  const plain = await inspect(packageWith(manifest2004({ version: '2004 3rd Edition' })))
  const second = await inspect(packageWith(manifest2004({ version: 'CAM 1.3' })))
  const older = await inspect(packageWith(manifest12({ version: '2004 4th Edition' })))
  const newer = await inspect(packageWith(manifest2004({ version: '1.2' })))
  const odd = await inspect(packageWith(manifest2004({ version: 'latest' })))

  expect(plain).toMatchObject({ standard: 'scorm2004', edition: '2004 3rd', findings: [] })
  expect(second).toMatchObject({ standard: 'scorm2004', edition: '2004 2nd', findings: [] })
  expect(older).toMatchObject({ verdict: 'accepted', standard: 'scorm12', edition: '1.2' })
  expect(newer).toMatchObject({ verdict: 'accepted', standard: 'scorm2004', edition: null })
  expect(rulesIn(older)).toEqual(['MAN03 warning'])
  expect(rulesIn(newer)).toEqual(['MAN03 warning'])
  expect(rulesIn(odd)).toEqual(['MAN02 warning'])
})

test('SCORM 1.1 is refused by name', async () => {
  const report = await inspect(packageWith(manifest12({ version: '1.1' })))

  expect(report).toMatchObject({ verdict: 'refused', standard: 'scorm11', edition: '1.1' })
  expect(rulesIn(report)).toEqual(['MAN02 error'])
})

test('a manifest made to exhaust the reader ends quickly', async () => {
  const deep = await inspect(
    packageWith('<manifest>' + '<item>'.repeat(5000) + '</item>'.repeat(5000) + '</manifest>'),
  )
  const declarations = Array.from({ length: 5000 }, (_, index) => `xmlns:n${index}="u"`).join(' ')
  const wide = manifest12({ items: `<x ${declarations}>${'<y xmlns:z="u"/>'.repeat(50_000)}</x>` })
  const cyclic = Array.from(
    { length: 20_000 },
    (_, index) =>
      `<resource identifier="R${index}"><dependency identifierref="R${(index + 1) % 20_000}"/></resource>`,
  )
  const before = process.cpuUsage()

  expect(rulesIn(deep)).toEqual(['ZIP04 error'])
  expect(rulesIn(await inspect(packageWith(wide)))).toEqual(['ZIP04 error'])
  expect(rulesIn(await inspect(packageWith(manifest12({ resources: cyclic.join('') }))))).toContain(
    'RES07 warning',
  )
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5)
})
