import { inspectPackage, extractPackage } from '@karmashala/scorm/server'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

// How long it takes to check and unpack a large package, and how much memory that needs.
//   node --expose-gc --import tsx bench/ingest.ts

const MB = 1024 * 1024
const CASES = [
  { name: '100 MB, 1,000 files', files: 1_000, bytesPerFile: 100 * 1024, target: { seconds: 2 } },
  { name: '500 MB, 1,000 files', files: 1_000, bytesPerFile: 512 * 1024, target: { growthInMb: 150 } },
  {
    name: '500 MB, 5 films and 995 pages',
    files: 1_000,
    films: 5,
    bytesPerFile: 8 * 1024,
    target: { growthInMb: 150 },
  },
]

type Case = (typeof CASES)[number]

/** Nine bytes of media to one of text, as in a course with films; media do not compress. */
function* content(index: number, bytes: number): Generator<Buffer> {
  let state = index + 1
  for (let left = bytes; left > 0; left -= 64 * 1024) {
    const chunk = Buffer.allocUnsafe(Math.min(left, 64 * 1024))
    for (let at = 0; at < chunk.length; at += 4) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      if (at + 4 <= chunk.length)
        chunk.writeUInt32LE(index % 10 === 0 ? 0x65_6c_65_61 + (state >>> 28) : state, at)
      else chunk.fill(0, at)
    }
    yield chunk
  }
}

const sizeOf = ({ bytesPerFile, films = 0 }: Case, index: number) =>
  // The films carry what is missing to 500 MB.
  index > 0 && index <= films ? Math.floor((500 * MB) / films) : bytesPerFile

async function writeZip(course: Case, file: string): Promise<void> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(manifest(course)), 'imsmanifest.xml')
  zip.addBuffer(Buffer.from('<!doctype html><script>API.LMSInitialize("")</script>'), 'index.html')
  for (let index = 1; index < course.files - 1; index += 1) {
    const name = `media/${index}.${index % 10 === 0 ? 'html' : 'mp4'}`
    zip.addReadStreamLazy(name, { size: sizeOf(course, index) }, (done) => {
      done(null, Readable.from(content(index, sizeOf(course, index)), { objectMode: false }))
    })
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

function manifest({ files }: Case): string {
  const listed = Array.from(
    { length: files - 2 },
    (_, index) => `<file href="media/${index + 1}.${(index + 1) % 10 === 0 ? 'html' : 'mp4'}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="O"><organization identifier="O"><title>Large</title><item identifier="I" identifierref="R"><title>Large</title></item></organization></organizations>
<resources><resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/>${listed.join('\n')}</resource></resources>
</manifest>`
}

/** The most that resident memory grew while the work was going on. */
async function growthWhile(work: () => Promise<void>): Promise<number> {
  global.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  await work()
  clearInterval(timer)
  return (Math.max(most, process.memoryUsage.rss()) - before) / MB
}

async function ingest(file: string, folder: string): Promise<{ inspecting: number; unpacking: number }> {
  const started = performance.now()
  const report = await inspectPackage({ file })
  if (report.verdict !== 'accepted') throw new Error(JSON.stringify(report.findings))
  const inspected = performance.now()
  await extractPackage({
    file,
    report,
    write: async (name, stream) => {
      const target = path.join(folder, name)
      await mkdir(path.dirname(target), { recursive: true })
      await pipeline(stream, createWriteStream(target))
    },
  })
  return { inspecting: (inspected - started) / 1000, unpacking: (performance.now() - inspected) / 1000 }
}

const folder = await mkdtemp(path.join(tmpdir(), 'ingest-'))
try {
  const small = path.join(folder, 'small.zip')
  await writeZip({ ...CASES[0]!, files: 20 }, small)
  await ingest(small, path.join(folder, 'small'))
  for (const course of CASES) {
    const file = path.join(folder, 'course.zip')
    await writeZip(course, file)
    const { size } = await stat(file)
    let times = { inspecting: 0, unpacking: 0 }
    const cpu = process.cpuUsage()
    const growth = await growthWhile(async () => {
      times = await ingest(file, path.join(folder, 'unpacked'))
    })
    const { user, system } = process.cpuUsage(cpu)
    const seconds = times.inspecting + times.unpacking
    console.log(
      [
        course.name,
        `${(size / MB).toFixed(0)} MB zip`,
        `${seconds.toFixed(2)} s (check ${times.inspecting.toFixed(2)}, unpack ${times.unpacking.toFixed(2)})`,
        `${((user + system) / 1e6).toFixed(2)} s of CPU`,
        `${(size / MB / seconds).toFixed(0)} MB/s`,
        `memory +${growth.toFixed(0)} MB`,
        verdictOn(course, seconds, growth),
      ].join('  '),
    )
    await rm(path.join(folder, 'unpacked'), { recursive: true })
    await rm(file)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

function verdictOn({ target }: Case, seconds: number, growth: number): string {
  const held =
    'seconds' in target
      ? seconds < (target.seconds ?? 0)
      : growth < ('growthInMb' in target ? target.growthInMb : 0)
  const wanted = 'seconds' in target ? `under ${target.seconds} s` : `under ${target.growthInMb} MB`
  if (!held) process.exitCode = 1
  return `${held ? 'held' : 'MISSED'}: ${wanted}`
}
