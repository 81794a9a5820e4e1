import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, giveUp, installIfNeeded, root } from './prepare.js'

const EXPLAINED = ['BackupError', 'ConfigurationError', 'EmbeddedError', 'StorageError']

/** Runs what an operator does beside the app; `name` is a function of app/backup/command-line.server.ts. */
export async function runOperation(name) {
  const args = process.argv.slice(2).filter((arg) => arg !== '--prepared')
  // npm runs scripts in the project's folder; file names are meant from where the person is.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  checkNode()
  process.chdir(root)

  const stopping = new globalThis.AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const reason = Object.assign(new Error(`Stopped by ${signal}.`), { name: 'BackupError' })
    process.on(signal, () => stopping.abort(reason))
  }
  try {
    const operations = await loadOperations()
    const { version: appVersion } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    const say = (line) => console.log(line)
    console.log(await operations[name]({ args, cwd, appVersion, say, signal: stopping.signal }))
    process.exit(0)
  } catch (error) {
    if (EXPLAINED.includes(error?.name)) giveUp(error.message)
    console.error(error)
    process.exit(1)
  }
}

/** From the sources where they are: a build would change files that the running app serves. */
async function loadOperations() {
  if (!existsSync(path.join(root, 'app'))) {
    const built = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
    return await built.loadOperations()
  }
  if (!process.argv.includes('--prepared')) installIfNeeded()
  const { register } = await import('tsx/esm/api')
  register()
  return await import('../app/backup/command-line.server.ts')
}
