import { parseArgs } from 'node:util'
import { EmbeddedError } from './embedded-error.ts'
import { SERVICES, type ServiceName, type ServicesToStart } from './services.ts'
import { chaosOf, type Chaos } from './stripe/chaos.ts'

export const USAGE =
  'npm run embedded -- mongo|meilisearch|stripe [--port N] [--data DIR] [--master-key K] [--webhook-url U --webhook-secret S] [--public-url U] [--chaos SEED]'

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
  if (data === '') throw bad('--data takes the name of a directory.')
  const { 'public-url': publicUrl, chaos: seed } = values
  if ((publicUrl !== undefined || seed !== undefined) && service !== 'stripe') {
    throw bad('Only stripe takes --public-url and --chaos.')
  }
  if (publicUrl !== undefined && !URL.canParse(publicUrl)) {
    throw bad(`--public-url "${publicUrl}" is not a URL.`)
  }
  if (secret !== undefined && url === undefined) throw bad('--webhook-secret needs a --webhook-url.')
  if (url !== undefined && !URL.canParse(url)) throw bad(`--webhook-url "${url}" is not a URL.`)
  if (masterKey !== undefined && service !== 'meilisearch') throw bad('Only meilisearch takes --master-key.')

  return {
    services: [service],
    dataDir: data,
    ports: { [service]: values.port === undefined ? undefined : parsePort(values.port) },
    webhook: url === undefined ? undefined : { url, secret },
    publicUrl,
    chaos: seed === undefined ? undefined : parseChaos(seed, '--chaos'),
    masterKey,
  }
}

/** Everything goes wrong sometimes, repeatably for one seed. `from` names where the text comes from. */
export function parseChaos(text: string, from: string): Chaos {
  if (!/^\d{1,9}$/.test(text)) throw bad(`${from} takes a whole number as its seed, not "${text}".`)
  return chaosOf(Number(text))
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
        'public-url': { type: 'string' },
        chaos: { type: 'string' },
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
