import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/** Ends the process with one sentence. */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  giveUp(`Karmashala needs Node 20.19 or newer; this is ${process.versions.node}.`)
}

/** Runs a command with its output shown; the exit status. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) giveUp(`${command} cannot be run: ${error.message}.`)
  return status ?? 1
}

/** Runs a command beside others: its exit status and what it said. */
export async function runQuietly(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const add = (text) => (output += text)
  child.stdout.setEncoding('utf8').on('data', add)
  child.stderr.setEncoding('utf8').on('data', add)
  return await new Promise((resolve) => {
    child.once('error', (error) => giveUp(`${command} cannot be run: ${error.message}.`))
    child.once('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

const digest = (text) => createHash('sha256').update(text).digest('hex')

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** Installs the dependencies when the lock file has changed since they were installed. */
export function installIfNeeded() {
  const stampFile = path.join(root, 'node_modules', '.karmashala-installed')
  const wanted = digest(readFileSync(path.join(root, 'package-lock.json'), 'utf8') + process.versions.modules)
  if (readStamp(stampFile) === wanted) return
  console.log('Installing dependencies …')
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    giveUp('The dependencies could not be installed; npm says why above.')
  }
  writeFileSync(stampFile, wanted)
}

const SOURCES = [
  'app',
  'packages',
  'public',
  'vite.config.ts',
  'remix.config.js',
  'package-lock.json',
  'tsconfig.json',
]

/** Name, size and time of every source file: any edit, addition or removal changes it. */
function describeSources() {
  const lines = []
  const visit = (name) => {
    const full = path.join(root, name)
    if (!existsSync(full)) return
    const stats = statSync(full)
    if (stats.isDirectory()) {
      for (const entry of readdirSync(full).sort())
        if (entry !== 'node_modules') visit(path.join(name, entry))
    } else lines.push(`${name} ${stats.size} ${Math.trunc(stats.mtimeMs)}`)
  }
  SOURCES.forEach(visit)
  return digest(lines.join('\n'))
}

/** Builds the app and the player when a source has changed since the last build. */
export function buildIfStale() {
  const stampFile = path.join(root, 'build', '.stamp')
  const wanted = describeSources()
  if (readStamp(stampFile) === wanted) return
  console.log('Building …')
  if (run('npm', ['run', '--silent', 'build']) !== 0) giveUp('The build failed; see above.')
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, wanted)
}
