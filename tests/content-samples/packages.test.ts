import { readdir, readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { inspectPackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import yauzl from 'yauzl'
import { SAMPLE_COURSES } from '../../content-samples/courses.ts'
import { buildPackages } from '../../content-samples/support/build-packages.server.ts'

const folder = new URL('../../content-samples/packages/', import.meta.url)
const committed = (fileName: string) => new URL(fileName, folder)

/** What a zip holds, by path. Two compressors may pack the same content into different bytes. */
async function entriesOf(zip: Buffer): Promise<Record<string, string>> {
  const entries: Record<string, string> = {}
  const archive = await yauzl.fromBufferPromise(zip)
  for await (const entry of archive.eachEntry()) {
    entries[entry.fileName] = await text(await archive.openReadStreamPromise(entry))
  }
  return entries
}

test.each(SAMPLE_COURSES)('building $name twice gives the same bytes', async (course) => {
  const [first, second] = [await buildPackages(course), await buildPackages(course)]

  for (const [index, { fileName, bytes }] of first.entries()) {
    expect(second[index]?.bytes.equals(bytes), fileName).toBe(true)
  }
})

test.each(SAMPLE_COURSES)('the committed packages of $name hold what its sources give', async (course) => {
  for (const { fileName, bytes } of await buildPackages(course)) {
    const kept = await entriesOf(await readFile(committed(fileName)))

    expect(Object.keys(kept)[0]).toBe('imsmanifest.xml')
    expect(kept, `${fileName} is stale: run npm run content:build`).toEqual(await entriesOf(bytes))
  }
})

test('the folder holds the packages of the courses and nothing else', async () => {
  const wanted = SAMPLE_COURSES.flatMap(({ name }) =>
    ['scorm12', 'scorm2004'].map((standard) => `${name}.${standard}.zip`),
  )
  expect((await readdir(folder)).sort()).toEqual(wanted.sort())
})

test.each(SAMPLE_COURSES)(
  'both packages of $name are clean in the eyes of the package check',
  async (course) => {
    for (const standard of ['scorm12', 'scorm2004']) {
      const fileName = `${course.name}.${standard}.zip`
      const report = await inspectPackage({ file: fileURLToPath(committed(fileName)) })

      expect(report.findings, fileName).toEqual([])
      expect(report.standard).toBe(standard)
      expect(report.launchable).toHaveLength(course.lessons.length)
    }
  },
)

test.each(SAMPLE_COURSES)('the packages of $name hold all its languages', async (course) => {
  for (const standard of ['scorm12', 'scorm2004']) {
    const kept = await entriesOf(await readFile(committed(`${course.name}.${standard}.zip`)))
    const pages = Object.entries(kept).filter(([path]) => path.endsWith('index.html'))

    expect(pages).toHaveLength(course.lessons.length)
    for (const [path, page] of pages) {
      for (const language of course.languages) expect(page, path).toContain(`lang="${language}"`)
    }
  }
})
