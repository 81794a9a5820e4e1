import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale, checkNode, giveUp, installIfNeeded, root, run } from './prepare.js'
import { runUntilStopped } from './until-stopped.js'

const isDevelopment = process.argv.includes('--dev')
// Inside an image the dependencies and the build are there, and the sources of the app are not.
const isPrepared = process.argv.includes('--prepared')

checkNode()
process.chdir(root)
if (!isPrepared) installIfNeeded()

await runUntilStopped(isDevelopment ? startDevelopment : startProduction, announce)

async function startProduction() {
  if (!isPrepared) buildIfStale()
  const { startProcess } = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
  return await startProcess()
}

async function startDevelopment() {
  if (run('npm', ['run', '--silent', 'build:player']) !== 0)
    giveUp('The player could not be built; see above.')
  const { createServer } = await import('vite')
  // The app answers other origins itself, as in production; a second answer of Vite's would contradict it.
  const vite = await createServer({ server: { middlewareMode: true, cors: false } })
  const { startProcess } = await vite.ssrLoadModule('/app/server.ts')
  const started = await startProcess({ vite })
  return {
    ...started,
    stop: async () => {
      await started.stop()
      await vite.close()
    },
  }
}

function announce({ env, embedded, accounts, activationPath }) {
  const lines = [
    '',
    `Karmashala answers at  ${env.APP_ORIGIN}`,
    `Course content at      ${env.CONTENT_ORIGIN}`,
    `Health                 ${env.APP_ORIGIN}/readyz`,
  ]
  if (embedded.length > 0)
    lines.push(`Embedded services      ${embedded.join(', ')} (data in ${path.resolve(env.DATA_DIR)})`)
  if (env.WORKER === 'separate') lines.push('Jobs                   wait for a worker: npm run worker')
  if (activationPath)
    lines.push('', `First administrator: choose a password at ${env.APP_ORIGIN}${activationPath}`)
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ email }) => email.length))
    lines.push('', `Demonstration accounts (password ${accounts[0].password}):`)
    for (const { email, who } of accounts) lines.push(`  ${email.padEnd(width)}  ${who}`)
  }
  console.log(lines.join('\n') + '\n')
}
