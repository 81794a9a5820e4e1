import { EmbeddedError } from './embedded-error.ts'
import { parseArguments, parseChaos } from './parse-arguments.ts'
import { type Addresses, type FromChild, type FromParent, type ServicesToStart } from './services.ts'
import { startServices } from './start-services.server.ts'

const CLOSE_WITHIN_MS = 12_000

type Running = Awaited<ReturnType<typeof startServices>>

async function main(): Promise<void> {
  refuseProduction()
  const args = process.argv.slice(2)
  if (args[0] === '--spawned' && args.length === 1) return obeyParent()

  const running = start(parseArguments(args))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void closeAndExit(running))
  console.log(describe(await running))
}

/** Runs under `spawnEmbedded`: what to start comes over IPC, and when the channel closes the parent is gone. */
function obeyParent(): Promise<void> {
  // Ctrl-C in a terminal reaches the whole process group; the parent stops us when it needs us no longer.
  process.on('SIGINT', () => {})
  // When the parent is gone so may be our output, and a broken pipe must not stop the flushing.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
  let running: Promise<Running> | undefined
  const end = () => void closeAndExit(running)
  process.once('SIGTERM', end)
  process.once('disconnect', end)
  if (!process.connected) end()

  return new Promise((started, fail) => {
    process.on('message', (message: FromParent) => {
      if (message.type === 'stop') return end()
      running ??= start(message.options)
      running.then(({ close: _close, ...addresses }) => {
        tellParent({ type: 'ready', addresses })
        started()
      }, fail)
    })
  })
}

function start(options: ServicesToStart): Promise<Running> {
  const running = startAsAsked(options)
  running.catch(() => {}) // whoever awaits it reports; closing early must not be an unhandled rejection
  return running
}

/** `STRIPE_CHAOS` reaches a sandbox that somebody else starts, as the application does. */
async function startAsAsked(options: ServicesToStart): Promise<Running> {
  const { STRIPE_CHAOS: seed } = process.env
  const chaos = options.chaos ?? (seed ? parseChaos(seed, 'STRIPE_CHAOS') : undefined)
  return startServices({ ...options, chaos })
}

let ending = false
async function closeAndExit(running: Promise<Running> | undefined): Promise<void> {
  if (ending) return
  ending = true
  // Nobody may be left to notice that a service does not close.
  setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref()
  try {
    const services = await running?.catch(() => undefined)
    await services?.close()
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

function refuseProduction(): void {
  if (process.env.NODE_ENV !== 'production' || process.env.EMBEDDED_IN_PRODUCTION === 'yes') return
  throw new EmbeddedError(
    'refused_in_production',
    'The embedded services do not run with NODE_ENV=production unless EMBEDDED_IN_PRODUCTION=yes.',
  )
}

function describe({ mongo, meilisearch, stripe }: Addresses): string {
  if (mongo) return `mongo is ready at ${mongo.uri}`
  if (meilisearch) return `meilisearch is ready at ${meilisearch.url} with the key ${meilisearch.apiKey}`
  return `stripe is ready at ${stripe?.apiBase} with the key ${stripe?.secretKey} and the webhook secret ${stripe?.webhookSecret}`
}

const tellParent = (message: FromChild) => void (process.connected && process.send?.(message))

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  if (!process.argv.includes('--spawned')) {
    console.error(message)
    process.exit(1)
  }
  if (!(error instanceof EmbeddedError)) console.error(error)
  if (!process.connected) process.exit(1)
  process.send!({ type: 'failed', message } satisfies FromChild, () => process.exit(1))
})
