import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkNode, giveUp, installIfNeeded, root } from './prepare.js'

const EXPLAINED = ['BackupError', 'ConfigurationError', 'EmbeddedError', 'StorageError']

/** Runs what an operator does beside the running app, from its sources: building would change files that the app serves. */
export async function runOperation(name) {
  const args = process.argv.slice(2).filter((arg) => arg !== '--prepared')
  // npm runs scripts in the project's folder; file names are meant from where the person is.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  checkNode()
  process.chdir(root)
  if (!process.argv.includes('--prepared')) installIfNeeded()

  const { register } = await import('tsx/esm/api')
  register()
  const { BackupError } = await import('../app/backup/backup-error.ts')
  const operations = await import('../app/backup/command-line.server.ts')
  const stopping = new globalThis.AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => stopping.abort(new BackupError('stopped', `Stopped by ${signal}.`)))
  }
  try {
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
