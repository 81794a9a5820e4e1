import { mkdir, rm, writeFile } from 'node:fs/promises'
import { SAMPLE_COURSES } from './courses.ts'
import { buildPackages } from './support/build-packages.server.ts'

const folder = new URL('./packages/', import.meta.url)

// What a course no longer has must not stay.
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
for (const course of SAMPLE_COURSES) {
  for (const { fileName, bytes } of await buildPackages(course)) {
    await writeFile(new URL(fileName, folder), bytes)
    console.log(`${fileName}  ${Math.ceil(bytes.length / 1024)} kB`)
  }
}
