import { mkdir, writeFile } from 'node:fs/promises'
import { SAMPLE_COURSES } from './courses.ts'
import { buildPackages } from './support/build-packages.server.ts'

const folder = new URL('./packages/', import.meta.url)

await mkdir(folder, { recursive: true })
for (const course of SAMPLE_COURSES) {
  for (const { fileName, bytes } of await buildPackages(course)) {
    await writeFile(new URL(fileName, folder), bytes)
    console.log(`${fileName}  ${Math.ceil(bytes.length / 1024)} kB`)
  }
}
