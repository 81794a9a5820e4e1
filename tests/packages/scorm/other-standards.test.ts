import { inspectPackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import { inspect, manifest12, packageWith, rulesIn, SCO } from './a-package.ts'
import { aFile } from './a-zip.ts'

const said = (element: string, text: string) =>
  `<${element}><langstring lang="en">${text}</langstring></${element}>`
const unit = ({ id = 'https://example.org/au/1', url = 'index.html', attributes = '' } = {}) =>
  `<au id="${id}" ${attributes}>${said('title', 'Unit')}${said('description', 'What it is')}<url> ${url} </url></au>`
const cmi5 = (inner = unit(), id = 'https://example.org/course') =>
  `<?xml version="1.0"?><courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${id}">${said('title', 'Files and notes')}${said('description', 'About it')}</course>${inner}</courseStructure>`
const packed = (structure: string, name = 'cmi5.xml') => [
  { name, content: structure },
  { name: 'index.html', content: SCO },
]

test('a cmi5 package is refused, with its blocks and units shown', async () => {
  const block = `<block id="https://example.org/block">${said('title', 'Block')}${said('description', 'b')}${unit()}</block>`
  const report = await inspect(packed(cmi5(block + unit({ id: 'https://example.org/au/2' }))))

  expect(rulesIn(report)).toEqual(['STD01 error'])
  expect(report).toMatchObject({
    verdict: 'refused',
    standard: 'cmi5',
    title: 'Files and notes',
    identifier: 'https://example.org/course',
    launchable: [],
    organizations: [
      {
        title: 'Files and notes',
        children: [
          { title: 'Block', launchable: false, children: [{ title: 'Unit', launchable: true }] },
          { title: 'Unit' },
        ],
      },
    ],
  })
})

test.each([
  ['CMI02', cmi5(`<au id="https://example.org/x">${said('title', 'U')}<url>index.html</url></au>`)],
  ['CMI03', cmi5(unit(), 'course-1')],
  ['CMI03', cmi5(unit({ id: '#unit' }))],
  ['CMI04', cmi5(unit() + unit())],
  ['CMI05', cmi5(unit({ url: '' }))],
  ['CMI05', cmi5(unit({ url: 'http://[bad' }))],
  ['CMI06', cmi5(unit({ url: 'index.html?fetch=1' }))],
  ['CMI07', cmi5(unit({ url: 'gone.html' }))],
  ['CMI08', cmi5(unit({ attributes: 'moveOn="Never"' }))],
  ['CMI08', cmi5(unit({ attributes: 'masteryScore="80"' }))],
  ['XML01', '<courseStructure>'],
])('%s is found in a cmi5 package', async (rule, structure) => {
  expect(rulesIn(await inspect(packed(structure)))).toContain(`${rule} error`)
})

test('a cmi5 structure in a folder is found there and said to be in the wrong place', async () => {
  const report = await inspect(packed(cmi5(), 'course/cmi5.xml'))

  expect(rulesIn(report)).toContain('CMI01 error')
})

test('a cmi5 structure without a zip is recognised, and needs full addresses', async () => {
  const whole = await inspectPackage({
    file: await aFile(Buffer.from(cmi5(unit({ url: 'https://example.org/unit/index.html' })))),
  })
  const relative = await inspectPackage({ file: await aFile(Buffer.from(cmi5())) })
  const other = await inspectPackage({ file: await aFile(Buffer.from('<html><p>no package</p></html>')) })

  expect([whole.standard, rulesIn(whole)]).toEqual(['cmi5', ['STD01 error']])
  expect(rulesIn(relative)).toEqual(['STD01 error', 'CMI07 error'])
  expect([other.standard, rulesIn(other)]).toEqual(['unknown', ['ZIP01 error']])
})

test('more than a thousand cmi5 units are read', async () => {
  const units = Array.from({ length: 1200 }, (_, index) =>
    unit({ id: `https://example.org/au/${index}` }),
  ).join('')
  const report = await inspect(packed(cmi5(units)))

  expect(report.organizations[0]?.children).toHaveLength(1200)
  expect(rulesIn(report)).toEqual(['STD01 error'])
})

const tincan = (activities: string) =>
  `<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>${activities}</activities></tincan>`
const launched = (href: string, id = 'https://example.org/a') =>
  `<activity id="${id}" type="course"><name>Course</name><launch lang="en">${href}</launch></activity>`

test('an xAPI package is refused, with its activities shown and its own rules checked', async () => {
  const other = '<activity id="https://example.org/b" type="module"><name>Part</name></activity>'
  const good = await inspect(packed(tincan(launched('index.html') + other), 'tincan.xml'))
  const faulty = await inspect(packed(tincan(launched('gone.html', 'no iri')), 'tincan.xml'))
  const twice = await inspect(
    packed(tincan(launched('index.html') + launched('index.html', 'https://example.org/c')), 'tincan.xml'),
  )

  expect(rulesIn(good)).toEqual(['STD01 error'])
  expect(good).toMatchObject({
    standard: 'xapi',
    title: 'Course',
    organizations: [{ children: [{ launchable: true }, { title: 'Part', launchable: false }] }],
  })
  expect(rulesIn(faulty)).toEqual(['STD01 error', 'XAPI01 error', 'XAPI03 error'])
  expect(rulesIn(twice)).toEqual(['STD01 error', 'XAPI02 error'])
})

const CRS = '[Course]\r\nCourse_ID=C7\r\nCourse_Title=Leave rules\r\n[Course_Description]\r\nAbout leave\r\n'
const AU = '"system_id","command_line","file_name"\r\n"A1","","index.html"\r\n"A2","","index.html"\r\n'
const DES =
  '"system_id","developer_id","title","description"\r\n"A1","d","Earned, and ""special"" leave","two\r\nlines"\r\n"A2","d","Second",""\r\n"B1","d","Block",""\r\n'
const CST = '"block","member","member"\r\n"root","A1","B1"\r\n"B1","A2",\r\n'
const aicc = (files: Partial<Record<'crs' | 'au' | 'des' | 'cst', string>>) => [
  ...Object.entries({ crs: CRS, au: AU, des: DES, cst: CST, ...files })
    .filter(([, content]) => content !== '-')
    .map(([extension, content]) => ({ name: `course.${extension}`, content })),
  { name: 'index.html', content: SCO },
]

test('an AICC package is refused, with its units and blocks shown', async () => {
  const report = await inspect(aicc({}))

  expect(rulesIn(report)).toEqual(['STD01 error'])
  expect(report).toMatchObject({
    standard: 'aicc',
    title: 'Leave rules',
    identifier: 'C7',
    organizations: [
      {
        children: [
          { identifier: 'A1', title: 'Earned, and "special" leave', launchable: true },
          { title: 'Block', children: [{ title: 'Second', launchable: true }] },
        ],
      },
    ],
  })
})

test.each([
  ['AICC01 error', aicc({ des: '-' })],
  ['AICC02 error', aicc({ au: '"system_id","file_name"\r\n"A1","never closed' })],
  ['AICC03 error', aicc({ cst: '"block","member"\r\n"root","X9"\r\n' })],
  ['AICC03 warning', aicc({ cst: '"block","member"\r\n"root","A1"\r\n' })],
  ['AICC04 error', aicc({ au: AU.replace('index.html', 'gone.html') })],
])('%s is found in an AICC package', async (rule, entries) => {
  expect(rulesIn(await inspect(entries))).toContain(rule)
})

test('an AICC structure that contains itself ends', async () => {
  const report = await inspect(aicc({ cst: '"block","member"\r\n"root","B1"\r\n"B1","B1","A1","A2"\r\n' }))

  expect(report.organizations[0]?.children).toMatchObject([
    { children: [{ identifier: 'A1' }, { identifier: 'A2' }] },
  ])
})

test('a SCORM 1.1 package is refused with advice, and its outline is shown', async () => {
  const report = await inspect(
    packageWith(
      manifest12({
        version: '1.1',
        items:
          '<item identifier="I1"><title>Part</title><item identifier="I2" identifierref="RES-1"><title>Lesson</title></item></item>',
      }),
    ),
  )

  expect(report).toMatchObject({ verdict: 'refused', standard: 'scorm11', title: 'Course', launchable: [] })
  expect(report.organizations[0]).toMatchObject({
    title: 'Course',
    children: [{ title: 'Part', launchable: false, children: [{ title: 'Lesson', launchable: true }] }],
  })
  expect(report.findings[0]?.fix.en).toContain('SCORM 1.2')
})

test('the course structure of SCORM 1.1 is shown with its blocks and scos', async () => {
  const structure = `<content id="C1"><globalProperties/><identification><title>Filing</title></identification>
    <block id="B1"><properties><identification><title>Part</title></identification></properties>
      <sco id="S1"><title>Lesson</title><launch><location>index.html</location></launch></sco></block>
    <sco id="S2"/></content>`
  const report = await inspect(packed(structure, 'imsmanifest.xml'))

  expect(report).toMatchObject({ verdict: 'refused', standard: 'scorm11', edition: '1.1', title: 'Filing' })
  expect(report.organizations).toMatchObject([
    {
      identifier: 'C1',
      children: [
        { title: 'Part', launchable: false, children: [{ title: 'Lesson', launchable: true }] },
        { title: 'S2', launchable: true },
      ],
    },
  ])
})
