import { expect, test } from 'vitest'
import { inspect, manifest12, manifest2004, packageWith } from './a-package.ts'

const LOM = 'xmlns="http://ltsc.ieee.org/xsd/LOM"'
const IMSMD = 'xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"'
const word = (name: string, value: string, source = 'LOMv1.0') =>
  `<${name}><source>${source}</source><value>${value}</value></${name}>`

const item = (metadata: string) =>
  `<item identifier="ITEM-1" identifierref="RES-1"><title>Lesson</title><metadata>${metadata}</metadata></item>`
const in2004 = (inner: string) =>
  inspect(packageWith(manifest2004({ items: item(`<lom ${LOM}>${inner}</lom>`) })))
const in12 = (inner: string) =>
  inspect(packageWith(manifest12({ items: item(`<lom ${IMSMD}>${inner}</lom>`) })))

const remarks = ({ findings }: Awaited<ReturnType<typeof inspect>>) =>
  findings.map(({ rule, severity, where }) => `${rule} ${severity} ${where.element ?? ''}`)

test('metadata that follow IEEE’s or IMS’s binding are passed over in silence', async () => {
  const recent = await in2004(`<general><identifier><catalog>URI</catalog><entry>x</entry></identifier>
    <title><string language="en">Filing</string><string language="hi">फ़ाइल</string></title><keyword><string>a</string></keyword>
    <keyword><string>b</string></keyword>${word('structure', 'atomic')}</general><lifeCycle>${word('status', 'final')}</lifeCycle>
    <educational>${word('context', 'school')}${word('context', 'ward', 'Ours')}</educational>
    <own xmlns="urn:ours"/>`)
  const old = await in12(`<general><title><langstring xml:lang="en">Filing</langstring></title>
    <catalogentry><catalog>C</catalog><entry><langstring>1</langstring></entry></catalogentry></general>
    <metametadata><metadatascheme>ADL SCORM 1.2</metadatascheme></metametadata>
    <lifecycle><status><source><langstring>LOMv1.0</langstring></source><value><langstring>Final</langstring></value></status></lifecycle>`)

  expect(remarks(recent)).toEqual([])
  expect(remarks(old)).toEqual([])
})

test.each([
  ['a name in the wrong capitals', '<lifecycle/>', 'lifecycle'],
  ['a name of the other binding', '<general><catalogentry/></general>', 'catalogentry'],
  ['an element in the wrong group', '<technical><title><string>t</string></title></technical>', 'title'],
  [
    'a second title',
    '<general><title><string>a</string></title><title><string>b</string></title></general>',
    'title',
  ],
  ['a title without text', '<general><title><string language="en"> </string></title></general>', 'title'],
  ['a word without a value', '<lifeCycle><status><source>LOMv1.0</source></status></lifeCycle>', 'status'],
  ['a word outside the vocabulary', `<lifeCycle>${word('status', 'done')}</lifeCycle>`, 'status'],
])('%s in the metadata is a warning at its place, never a refusal', async (_name, inner, element) => {
  const report = await in2004(inner)

  expect(report.verdict).toBe('accepted')
  expect(remarks(report)).toEqual([`MD02 warning ${element}`])
  expect(report.findings[0]?.where).toMatchObject({ entry: 'imsmanifest.xml', line: 4 })
})

test('metadata in a file of their own are checked as well, and named by that file', async () => {
  const manifest = manifest2004({
    items: item('<adlcp:location>about.xml</adlcp:location>'),
  })
  const report = await inspect([
    ...packageWith(manifest),
    { name: 'about.xml', content: `<lom ${LOM}>\n<general>\n<titel/></general></lom>` },
  ])

  expect(report.verdict).toBe('accepted')
  expect(report.findings).toHaveLength(1)
  expect(report.findings[0]).toMatchObject({ rule: 'MD02', where: { entry: 'about.xml', line: 3 } })
})
