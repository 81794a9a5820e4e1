import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type PlayerStandard } from './attempt.ts'

/**
 * Addresses of the built wrapper scripts, with a version taken from what is in them: browsers may then keep them for
 * ever. Each file is read once.
 */
export function createScriptUrls(playerAssetsDir: string): (standard: PlayerStandard) => Promise<string> {
  const known = new Map<PlayerStandard, Promise<string>>()
  const find = async (standard: PlayerStandard) => {
    const content = await readFile(path.join(playerAssetsDir, `${standard}.js`))
    return `/player/${standard}.js?v=${createHash('sha256').update(content).digest('hex').slice(0, 16)}`
  }
  return async (standard) => {
    const url = known.get(standard) ?? find(standard)
    known.set(standard, url)
    // A player that is not built yet may be built later.
    url.catch(() => known.delete(standard))
    return await url
  }
}
