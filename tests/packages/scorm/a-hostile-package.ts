import { manifest12, manifest2004, packageWith, SCO } from './a-package.ts'
import { offsetsOf, type ZipEntry, zipOf } from './a-zip.ts'

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

const item = (identifier: string, more = '') =>
  `<item identifier="${identifier}" identifierref="RES-1"><title>T</title>${more}</item>`
const LAUNCHED =
  '<resource identifier="RES-1" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource>'

/** A course file of AICC with the other three beside it. */
const aicc = (crs: string, cst = '"block","member"\n"root","A1"'): ZipEntry[] => [
  { name: 'course.crs', content: crs },
  { name: 'course.au', content: '"system_id","file_name"\n"A1","index.html"' },
  { name: 'course.des', content: '"system_id","title"\n"A1","Unit"' },
  { name: 'course.cst', content: cst },
  { name: 'index.html', content: SCO },
]

/** Manifests that cost far more than their size if anything is done per pair, per character or per use. */
export const EXHAUSTING: Record<string, () => ZipEntry[]> = {
  'elements inside each other, 100,000 deep': () =>
    packageWith(manifest12({ items: '<item>'.repeat(100_000) + '</item>'.repeat(100_000) })),
  'items inside each other as deep as is allowed': () =>
    packageWith(
      manifest12({
        items: `${repeat(90, (index) => `<item identifier="I${index}"><title>T</title>`)}${item('I')}${'</item>'.repeat(90)}`,
      }),
    ),
  '100,000 items': () => packageWith(manifest12({ items: repeat(100_000, (index) => item(`I${index}`)) })),
  '60,000 items with the same identifier': () => packageWith(manifest12({ items: item('I').repeat(60_000) })),
  '60,000 resources that depend on the next': () =>
    packageWith(
      manifest12({
        resources:
          LAUNCHED +
          repeat(
            60_000,
            (index) =>
              `<resource identifier="D${index}"><dependency identifierref="D${index + 1}"/></resource>`,
          ),
      }),
    ),
  '300,000 attributes on one element': () =>
    packageWith(manifest12({ items: `<item ${repeat(300_000, (index) => ` a${index}=""`)}/>` })),
  '300,000 namespaces on one element': () =>
    packageWith(manifest12({ items: `<item ${repeat(300_000, (index) => ` xmlns:a${index}="u"`)}/>` })),
  'a namespace on each of 60,000 elements': () =>
    packageWith(
      manifest12({
        items: item('I') + repeat(60_000, (index) => `<x xmlns:a${index}="u:${index}" a${index}:b=""/>`),
      }),
    ),
  'an identifier of 10,000 characters on 500 items': () =>
    packageWith(manifest12({ items: item('I'.repeat(10_000)).repeat(500) })),
  'a base of 2 million characters above 5,000 resources': () =>
    packageWith(
      manifest12({ root: `xml:base="${'a/'.repeat(1_000_000)}"`, resources: LAUNCHED.repeat(5_000) }),
    ),
  'a schema location of a million words': () =>
    packageWith(manifest12({ root: `xsi:schemaLocation="${'u x.xsd '.repeat(500_000)}"` })),
  'a number of 2 million digits': () =>
    packageWith(
      manifest12({ items: item('I', `<adlcp:masteryscore>${'1'.repeat(2_000_000)}x</adlcp:masteryscore>`) }),
    ),
  'prerequisites of a million brackets': () =>
    packageWith(
      manifest12({ items: item('I', `<adlcp:prerequisites>${'('.repeat(1_000_000)}</adlcp:prerequisites>`) }),
    ),
  'a long shared sequencing used by thousands': () =>
    packageWith(
      manifest2004({
        items: repeat(3_000, (index) => item(`I${index}`, '<imsss:sequencing IDRef="S"/>')),
        end: `<imsss:sequencingCollection><imsss:sequencing ID="S"><imsss:objectives>${repeat(3_000, (index) => `<imsss:objective objectiveID="o${index}"/>`)}</imsss:objectives></imsss:sequencing></imsss:sequencingCollection>`,
      }),
    ),
  'the last of 15,000 shared sequencings used by 15,000': () =>
    packageWith(
      manifest2004({
        items: repeat(15_000, (index) => item(`I${index}`, '<imsss:sequencing IDRef="S14999"/>')),
        end: `<imsss:sequencingCollection>${repeat(15_000, (index) => `<imsss:sequencing ID="S${index}"/>`)}</imsss:sequencingCollection>`,
      }),
    ),
  '2,000 sub-manifests that name the next': () =>
    packageWith(
      manifest2004({
        items: '<item identifier="I" identifierref="S0"><title>T</title></item>',
        end: repeat(
          2_000,
          (index) =>
            `<manifest identifier="S${index}"><organizations><organization identifier="O${index}"><title>T</title><item identifier="X${index}" identifierref="S${(index + 1) % 2_000}"><title>T</title></item></organization></organizations></manifest>`,
        ),
      }),
    ),
  'a page of nothing but beginnings of tags': () => [
    ...packageWith(manifest12()),
    { name: 'a.html', content: '<script src="'.repeat(200_000) },
    { name: 'b.html', content: `<img${' '.repeat(400)}`.repeat(5_000) },
  ],
  'an AICC line of nothing but spaces': () =>
    aicc(`[Course]\n${' '.repeat(100_000)}a${' '.repeat(100_000)}\n`),
  'AICC blocks inside each other, 15,000 deep': () =>
    aicc(
      '[Course]\nCourse_ID=1',
      `"block","member"\n"root","B0"\n${repeat(15_000, (index) => `"B${index}","B${index + 1}"\n`)}`,
    ),
}

const COURSE = packageWith(manifest12())
const FIELD = {
  centralFlags: 8,
  centralSize: 24,
  centralOffset: 42,
  count: 10,
  directoryBytes: 12,
  directoryOffset: 16,
}

/** A whole package with one field of its headers overwritten. */
function withField(signature: string, at: number, value: number, bytes: 2 | 4 = 4): Buffer {
  const zip = zipOf(COURSE)
  for (const offset of offsetsOf(signature, zip)) zip.writeUIntLE(value, offset + at, bytes)
  return zip
}

const END = 'PK\x05\x06'
const RECORD = 'PK\x01\x02'

/** Archives whose headers lie, with what must be said about them; null where they are read all the same. */
export const LYING: Record<string, { zip: () => Buffer; rule: string | null }> = {
  'a directory cut off': { zip: () => zipOf(COURSE).subarray(0, -60), rule: 'ZIP01 error' },
  'nothing but the end of an archive': { zip: () => zipOf([]), rule: 'ZIP10 error' },
  zeros: { zip: () => Buffer.alloc(100_000), rule: 'ZIP01 error' },
  'ends of archives, again and again': { zip: () => Buffer.alloc(60_000, `${END}`), rule: 'ZIP01 error' },
  'more entries than there are': { zip: () => withField(END, FIELD.count, 9_000, 2), rule: 'ZIP01 error' },
  'no entries, though there are some': { zip: () => withField(END, FIELD.count, 0, 2), rule: 'ZIP10 error' },
  'a directory beyond the end': {
    zip: () => withField(END, FIELD.directoryOffset, 0x7fffffff),
    rule: 'ZIP01 error',
  },
  'entries that begin beyond the end': {
    zip: () => withField(RECORD, FIELD.centralOffset, 0x7fffffff),
    rule: 'ZIP01 error',
  },
  'entries larger than stated': { zip: () => withField(RECORD, FIELD.centralSize, 1), rule: 'ZIP01 error' },
  'entries of 4 GB that hold a few bytes': {
    zip: () => withField(RECORD, FIELD.centralSize, 0xfffffff0),
    rule: 'ZIP01 error',
  },
  '70,000 entries': {
    zip: () =>
      zipOf([
        ...COURSE,
        ...Array.from({ length: 65_000 }, (_, index): ZipEntry => ({ name: `f/${index}`, method: 0 })),
      ]),
    rule: 'ZIP04 error',
  },
  'a name of 4 kB': {
    zip: () => zipOf([...COURSE, { name: `${'n'.repeat(4096)}.html` }]),
    rule: 'ZIP04 error',
  },
  'a name of 64 kB': {
    zip: () => zipOf([...COURSE, { name: `${'n'.repeat(65_000)}.html` }]),
    rule: 'ZIP04 error',
  },
  '2,000 folders inside each other': {
    zip: () => zipOf([...COURSE, { name: `${'a/'.repeat(2000)}b` }]),
    rule: 'ZIP04 error',
  },
  'something in front of the archive that is not counted': {
    zip: () => Buffer.concat([Buffer.alloc(1000), zipOf(COURSE)]),
    rule: 'ZIP01 error',
  },
  'a copy of a package inside': {
    zip: () => zipOf([...COURSE, { name: 'copy.zip', content: zipOf(COURSE), method: 0 }]),
    rule: null,
  },
}
