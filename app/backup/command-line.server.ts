import path from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '#app/backup/back-up.server.ts'
import { BackupError } from '#app/backup/backup-error.ts'
import { contentsOf, restore } from '#app/backup/restore.server.ts'
import { readEnv } from '#app/lib/env.server.ts'

type Invocation = {
  args: string[]
  /** Where the person is who typed the command: file names are meant from there. */
  cwd: string
  appVersion: string
  say?: (line: string) => void
  signal?: AbortSignal
}

/** `npm run backup [-- FILE]`; answers the last line. */
export async function runBackup({ args, cwd, ...options }: Invocation): Promise<string> {
  const usage = 'npm run backup [-- FILE]'
  const { positionals } = read(args, {}, usage)
  if (positionals.length > 1) throw bad(`One file is enough. Usage: ${usage}`)
  const file = path.resolve(cwd, positionals[0] ?? defaultName(new Date()))
  const { size, sha256, manifest } = await backUp({ env: readEnv(), file, ...options })
  return `${file}: ${contentsOf(manifest)}; ${size} bytes, sha256 ${sha256}`
}

/** `npm run restore -- FILE [--replace]`; answers the last line. */
export async function runRestore({ args, cwd, ...options }: Invocation): Promise<string> {
  const usage = 'npm run restore -- FILE [--replace]'
  const { positionals, values } = read(args, { replace: { type: 'boolean' } }, usage)
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0) throw bad(`Name the file to restore from. Usage: ${usage}`)
  const file = path.resolve(cwd, name)
  const { manifest, removedFiles } = await restore({
    ...{ env: readEnv(), file, replace: values['replace'] === true },
    ...options,
  })
  const removed = removedFiles > 0 ? `; ${removedFiles} files of before were removed` : ''
  return `Restored and counted: ${contentsOf(manifest)}${removed}. Everybody signs in again.`
}

/** In UTC, as everything that is kept. */
function defaultName(now: Date): string {
  const [day = '', time = ''] = now.toISOString().split('T')
  return `karmashala-${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}.tar.gz`
}

function read(args: string[], options: Record<string, { type: 'boolean' }>, usage: string) {
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    // Node adds advice about `--` after the first sentence.
    const sentence = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw bad(`${sentence}. Usage: ${usage}`)
  }
}

const bad = (message: string): BackupError => new BackupError('bad_argument', message)
