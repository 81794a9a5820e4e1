import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale, checkNode, installIfNeeded, root } from './prepare.js'
import { runUntilStopped } from './until-stopped.js'

// Inside an image the dependencies and the build are there, and the sources of the app are not.
const isPrepared = process.argv.includes('--prepared')

checkNode()
process.chdir(root)
if (!isPrepared) {
  installIfNeeded()
  buildIfStale()
}

await runUntilStopped(async () => {
  const { startWorkerProcess } = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
  return await startWorkerProcess()
}, announce)

function announce({ env }) {
  console.log(`The worker does up to ${env.JOBS_CONCURRENCY} jobs at a time.`)
  if (env.WORKER_PORT) console.log(`Health                 http://localhost:${env.WORKER_PORT}/readyz`)
}
