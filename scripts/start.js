import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale, checkNode, giveUp, installIfNeeded, root, run } from './prepare.js'

const isDevelopment = process.argv.includes('--dev')

checkNode()
process.chdir(root)
installIfNeeded()

// Listening before anything starts: a signal that arrives meanwhile must not be lost.
let isStopping = false
let stop = null
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (isStopping) process.exit(1) // asked twice
    isStopping = true
    if (stop) void stopAndExit()
  })
}

async function stopAndExit() {
  console.log('\nStopping …')
  await stop().catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
  process.exit()
}

try {
  const started = isDevelopment ? await startDevelopment() : await startProduction()
  stop = started.stop
  if (isStopping) await stopAndExit()
  announce(started)
} catch (error) {
  if (['ConfigurationError', 'EmbeddedError'].includes(error?.name)) giveUp(error.message)
  console.error(error)
  process.exit(1)
}

async function startProduction() {
  buildIfStale()
  const { startProcess } = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
  return await startProcess()
}

async function startDevelopment() {
  if (run('npm', ['run', '--silent', 'build:player']) !== 0)
    giveUp('The player could not be built; see above.')
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true } })
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
    `Health                 ${env.APP_ORIGIN}/healthz`,
  ]
  if (embedded.length > 0)
    lines.push(`Embedded services      ${embedded.join(', ')} (data in ${path.resolve(env.DATA_DIR)})`)
  if (activationPath)
    lines.push('', `First administrator: choose a password at ${env.APP_ORIGIN}${activationPath}`)
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ email }) => email.length))
    lines.push('', `Demonstration accounts (password ${accounts[0].password}):`)
    for (const { email, who } of accounts) lines.push(`  ${email.padEnd(width)}  ${who}`)
  }
  console.log(lines.join('\n') + '\n')
}
