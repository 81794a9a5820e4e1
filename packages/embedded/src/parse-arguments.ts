import { parseArgs } from 'node:util'
import { EmbeddedError } from './embedded-error.ts'
import { SERVICES, type ServiceName, type ServicesToStart } from './services.ts'

export const USAGE =
  'npm run embedded -- mongo|meilisearch|stripe [--port N] [--data DIR] [--master-key K] [--webhook-url U --webhook-secret S]'

/** Reads the command line. Throws an {@link EmbeddedError} `bad_argument` whose message is one sentence. */
export function parseArguments(args: string[]): ServicesToStart {
  const { values, positionals } = readArguments(args)
  const [service, ...others] = positionals
  if (!isService(service) || others.length > 0) {
    const found = positionals.length > 0 ? `not "${positionals.join(' ')}"` : 'and nothing was named'
    throw bad(`Name one service, mongo, meilisearch or stripe, ${found}. Usage: ${USAGE}`)
  }
  const { 'webhook-url': url, 'webhook-secret': secret, 'master-key': masterKey, data = './data' } = values
  if ((url !== undefined || secret !== undefined) && service !== 'stripe') {
    throw bad('Only stripe takes --webhook-url and --webhook-secret.')
  }
  if (secret !== undefined && url === undefined) throw bad('--webhook-secret needs a --webhook-url.')
  if (url !== undefined && !URL.canParse(url)) throw bad(`--webhook-url "${url}" is not a URL.`)
  if (masterKey !== undefined && service !== 'meilisearch') throw bad('Only meilisearch takes --master-key.')

  return {
    services: [service],
    dataDir: data,
    ports: { [service]: values.port === undefined ? undefined : parsePort(values.port) },
    webhook: url === undefined ? undefined : { url, secret },
    masterKey,
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'webhook-url': { type: 'string' },
        'webhook-secret': { type: 'string' },
        'master-key': { type: 'string' },
      },
    })
  } catch (error) {
    // Node adds advice about `--` after the first sentence.
    const sentence = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw bad(`${sentence}. Usage: ${USAGE}`, error)
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw bad(`--port takes a number from 0 to 65535, not "${text}".`)
  return port
}

const isService = (text: string | undefined): text is ServiceName =>
  (SERVICES as readonly (string | undefined)[]).includes(text)

const bad = (message: string, cause?: unknown) => new EmbeddedError('bad_argument', message, { cause })
