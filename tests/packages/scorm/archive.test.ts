import { writeFile } from 'node:fs/promises'
import { inspectPackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import { inspect, manifest12, packageWith, rulesIn, SCO } from './a-package.ts'
import { aFile, offsetsOf, zipOf } from './a-zip.ts'

const COURSE = packageWith(manifest12())

test('a plain package is accepted without a finding', async () => {
  const report = await inspect(COURSE)

  expect(report.findings).toEqual([])
  expect(report).toMatchObject({
    verdict: 'accepted',
    standard: 'scorm12',
    edition: '1.2',
    title: 'Course',
    root: '',
  })
  expect(report.inflatedBytes).toBe(Buffer.byteLength(manifest12()) + SCO.length)
})

test('a truncated archive and another file format are refused', async () => {
  const whole = zipOf(COURSE)
  const truncated = await inspectPackage({ file: await aFile(whole.subarray(0, whole.length / 2)) })
  const text = await inspectPackage({ file: await aFile(Buffer.from('not a zip')) })

  expect(rulesIn(truncated)).toEqual(['ZIP01 error'])
  expect(rulesIn(text)).toEqual(['ZIP01 error'])
})

test('a package that cannot be read from the disk is a fault, not a refusal', async () => {
  await expect(inspectPackage({ file: '/nowhere/course.zip' })).rejects.toMatchObject({
    name: 'ScormError',
    code: 'io',
  })
})

test.each([
  ['../../evil.html'],
  ['a/../../evil.html'],
  ['a\\..\\..\\evil.html'],
  ['/etc/evil.html'],
  ['\\evil.html'],
  ['C:/evil.html'],
  ['c:\\evil.html'],
  ['evil\0.html'],
])('an entry named %j is refused', async (name) => {
  const report = await inspect([...COURSE, { name }])

  expect(report.verdict).toBe('refused')
  expect(rulesIn(report)).toContain('ZIP02 error')
})

test('symbolic links and devices are refused', async () => {
  const link = await inspect([...COURSE, { name: 'passwd', content: '/etc/passwd', mode: 0o120777 }])
  const device = await inspect([...COURSE, { name: 'tty', mode: 0o020666 }])

  expect(rulesIn(link)).toEqual(['ZIP03 error'])
  expect(rulesIn(device)).toContain('ZIP03 error')
})

test('encrypted entries are refused without pretending that the manifest is missing', async () => {
  const report = await inspect(COURSE.map((entry) => ({ ...entry, flags: 0x801 })))

  expect(rulesIn(report)).toEqual(['ZIP05 error'])
})

test('compression that browsers’ packages do not use is refused', async () => {
  expect(rulesIn(await inspect([...COURSE, { name: 'big.bin', method: 9 }]))).toContain('ZIP01 error')
})

test('a file that inflates beyond all proportion is refused whatever its header claims', async () => {
  const content = Buffer.alloc(20 * 1024 * 1024)
  const honest = await inspect([...COURSE, { name: 'bomb.bin', content }])
  const lying = await inspect([...COURSE, { name: 'bomb.bin', content, claimedBytes: 10 }])

  expect(rulesIn(honest)).toContain('ZIP04 error')
  expect(honest.inflatedBytes).toBeLessThan(12 * 1024 * 1024)
  expect(lying.verdict).toBe('refused')
  expect(lying.inflatedBytes).toBeLessThan(12 * 1024 * 1024)
})

test('the limits on entries, one file and the whole are kept', async () => {
  const content = Buffer.from(Array.from({ length: 4000 }, (_, index) => index * 7919))
  const file = await aFile(zipOf([...COURSE, { name: 'a.bin', content }, { name: 'b.bin', content }]))

  const entries = await inspectPackage({ file, limits: { entries: 3 } })
  const one = await inspectPackage({ file, limits: { fileBytes: 3000 } })
  const whole = await inspectPackage({ file, limits: { inflatedBytes: 6000 } })
  const roomy = await inspectPackage({ file, limits: { entries: 4, fileBytes: 4000, inflatedBytes: 9000 } })

  for (const report of [entries, one, whole]) expect(rulesIn(report)).toContain('ZIP04 error')
  expect(roomy.verdict).toBe('accepted')
})

test('entries that share their compressed bytes are refused', async () => {
  const zip = zipOf([...COURSE, { name: 'a.html', content: SCO }, { name: 'b.html', content: SCO }])
  const records = offsetsOf('PK\x01\x02', zip)
  zip.copy(zip, (records[3] ?? 0) + 42, (records[2] ?? 0) + 42, (records[2] ?? 0) + 46)

  expect(rulesIn(await inspectPackage({ file: await aFile(zip) }))).toContain('ZIP04 error')
})

test('a damaged file is found by its checksum and named', async () => {
  const report = await inspect([...COURSE, { name: 'img/a.png', content: 'pixels', claimedCrc: 1 }])

  expect(report.verdict).toBe('refused')
  expect(report.findings).toContainEqual(
    expect.objectContaining({ rule: 'ZIP01', where: { entry: 'img/a.png' } }),
  )
})

test('of two equal names the last one is used and the provider is told', async () => {
  const report = await inspect([
    ...packageWith(manifest12({ title: 'First' })),
    ...packageWith(manifest12({ title: 'Second' }), []),
  ])

  expect(report.title).toBe('Second')
  expect(rulesIn(report)).toEqual(['ZIP06 warning'])
})

test('backslashes in entry names are read as folders', async () => {
  const report = await inspect(
    packageWith(manifest12({ href: 'content/index.html' }), ['content\\index.html']),
  )

  expect(report.launchable[0]?.href).toBe('content/index.html')
  expect(rulesIn(report)).toEqual(['ZIP07 warning'])
})

test('names without the UTF-8 flag are read as UTF-8 when they are, else as CP437', async () => {
  const entries = (name: Buffer) => [
    { name: 'imsmanifest.xml', content: manifest12({ href: 'übung.html' }) },
    { name, content: SCO, flags: 0 },
  ]
  const utf8 = await inspect(entries(Buffer.from('übung.html')))
  const dos = await inspect(entries(Buffer.from('\x81bung.html', 'latin1')))

  for (const report of [utf8, dos]) {
    expect(report.launchable[0]?.href).toBe('übung.html')
    expect(rulesIn(report)).toEqual(['ZIP07 warning'])
  }
})

test('a package wrapped in a folder is re-rooted and system files are ignored', async () => {
  const wrapped = COURSE.map((entry) => ({ ...entry, name: `My Course/${String(entry.name)}` }))
  const report = await inspect([
    ...wrapped,
    { name: '__MACOSX/My Course/._imsmanifest.xml' },
    { name: '.DS_Store' },
  ])

  expect(report).toMatchObject({
    verdict: 'accepted',
    root: 'My Course/',
    manifest: 'My Course/imsmanifest.xml',
  })
  expect(report.launchable[0]?.href).toBe('index.html')
  expect(rulesIn(report)).toEqual(['ZIP08 note', 'ZIP08 warning'])
})

test('two packages side by side are refused', async () => {
  const both = ['a', 'b'].flatMap((folder) =>
    COURSE.map((entry) => ({ ...entry, name: `${folder}/${String(entry.name)}` })),
  )

  expect(rulesIn(await inspect(both))).toEqual(['ZIP10 error'])
})

test('a manifest in capital letters is recognised', async () => {
  const report = await inspect([
    { name: 'IMSMANIFEST.XML', content: manifest12() },
    { name: 'index.html', content: SCO },
  ])

  expect(report.title).toBe('Course')
  expect(rulesIn(report)).toEqual(['ZIP09 warning'])
})

test('what is uploaded instead of a package is recognised', async () => {
  const web = await inspect([{ name: 'story.html', content: SCO }])
  const nested = await inspect([{ name: 'course.zip', content: zipOf(COURSE) }])
  const other = await inspect([{ name: 'slides.pdf', content: 'x' }])

  expect(web.findings[0]?.message).toContain('web export')
  expect(nested.findings[0]?.message).toContain('another zip')
  for (const report of [web, nested, other]) expect(rulesIn(report)).toEqual(['ZIP10 error'])
})

test('a package of several standards says which one was chosen', async () => {
  const report = await inspect([...COURSE, { name: 'cmi5.xml', content: '<courseStructure/>' }])

  expect(report).toMatchObject({ verdict: 'accepted', standard: 'scorm12' })
  expect(rulesIn(report)).toContain('ZIP11 note')
})

test('standards that cannot be played here are named and refused', async () => {
  const cmi5 = await inspect([{ name: 'cmi5.xml', content: '<courseStructure/>' }])
  const xapi = await inspect([{ name: 'tincan.xml', content: '<tincan/>' }])
  const aicc = await inspect([{ name: 'course.crs', content: '' }])

  expect([cmi5, xapi, aicc].map((report) => report.standard)).toEqual(['cmi5', 'xapi', 'aicc'])
  for (const report of [cmi5, xapi, aicc]) {
    expect(report.verdict).toBe('refused')
    expect(rulesIn(report)).toContain('STD01 error')
  }
})

test('every finding explains itself in English and Hindi and says what to do', async () => {
  const file = await aFile(Buffer.alloc(0))
  await writeFile(file, zipOf([...COURSE, { name: '../x' }, { name: 'a\\b' }, { name: 'l', mode: 0o120777 }]))
  const { findings } = await inspectPackage({ file })

  expect(findings.length).toBeGreaterThan(2)
  for (const { message, messageHi, fix } of findings) {
    for (const sentence of [message, messageHi, fix.en, fix.hi]) expect(sentence).not.toMatch(/[{}]/)
    for (const sentence of [messageHi, fix.hi]) expect(sentence).toMatch(/\p{Script=Devanagari}/u)
  }
})
