import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findChromium, installChromium } from './find-chromium.js'
import { buildIfStale, checkNode, giveUp, installIfNeeded, root, run, runQuietly } from './prepare.js'

const artifacts = path.join(root, 'artifacts')
const unitReport = path.join(artifacts, 'unit.json')
const journeyReport = path.join(artifacts, 'journeys.json')

checkNode()
process.chdir(root)
installIfNeeded()
mkdirSync(artifacts, { recursive: true })
rmSync(unitReport, { force: true })
rmSync(journeyReport, { force: true })

const failures = []
function step(name, command, args, env = {}) {
  console.log(`\n▸ ${name}`)
  if (run(command, args, { env: { ...process.env, ...env } }) !== 0) failures.push(name)
}

/** Steps that need one core each, at the same time; what they say comes one after the other. */
async function together(steps) {
  const finished = await Promise.all(steps.map(([, command, args]) => runQuietly(command, args)))
  for (const [index, { status, output }] of finished.entries()) {
    const [name] = steps[index]
    console.log(`\n▸ ${name}\n${output}`)
    if (status !== 0) failures.push(name)
  }
}

const npx = (...args) => ['npx', ['--no-install', ...args]]

await together([
  ['types', ...npx('tsc', '--noEmit')],
  ['lint', 'npm', ['run', '--silent', 'lint']],
])
step(
  'tests',
  ...npx('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
)

const chromium = findChromium() ?? installChromium()
if (chromium) {
  buildIfStale()
  step('journeys', ...npx('playwright', 'test'), { CHROMIUM_PATH: chromium })
} else {
  failures.push('journeys')
  console.error('The browser journeys need Chromium: install the package `chromium` or set CHROMIUM_PATH.')
}

const unit = existsSync(unitReport) ? JSON.parse(readFileSync(unitReport, 'utf8')) : null
const journeys = existsSync(journeyReport) ? JSON.parse(readFileSync(journeyReport, 'utf8')) : null
const passed = (unit?.numPassedTests ?? 0) + (journeys?.stats.expected ?? 0)
const failed = (unit?.numFailedTests ?? 0) + (journeys?.stats.unexpected ?? 0)
const skipped = (unit?.numPendingTests ?? 0) + (journeys?.stats.skipped ?? 0)

console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
if (failures.length > 0) giveUp(`Failed: ${failures.join(', ')}.`)
