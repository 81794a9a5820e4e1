import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { root } from './prepare.js'

// Done once at build time, so the best quality costs nobody anything.
const COMPRESSIBLE = /\.(js|css|svg|json|txt)$/
const SMALLEST_WORTH_IT_IN_BYTES = 1024

for (const folder of ['build/client', 'build/player']) {
  for (const name of readdirSync(path.join(root, folder), { recursive: true })) {
    const file = path.join(root, folder, String(name))
    if (!COMPRESSIBLE.test(file)) continue
    const content = readFileSync(file)
    if (content.length < SMALLEST_WORTH_IT_IN_BYTES) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
}
