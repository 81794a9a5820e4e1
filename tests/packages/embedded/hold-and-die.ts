import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { holdDataDirectory } from '../../../packages/embedded/src/hold-data-directory.server.ts'

// Run as a process of its own: holds a directory again and again, each time leaving it as a process does that was killed.
const [dataDir = '', times = ''] = process.argv.slice(2)
const inside = join(dataDir, 'inside')
const RIGHTLY_REFUSED = 'start_failed'

for (let held = 0; held < Number(times);) {
  try {
    holdDataDirectory(dataDir)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === RIGHTLY_REFUSED) continue
    throw error
  }
  writeFileSync(inside, '', { flag: 'wx' }) // fails when somebody else holds the directory too
  held += 1
  const turn = Math.max(
    ...readdirSync(dataDir).flatMap((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? [])),
  )
  rmSync(inside)
  writeFileSync(join(dataDir, `lock.${turn}`, 'holder'), '999999999 1')
}
