import { spawnEmbedded, type Embedded } from '@karmashala/embedded/server'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestProject } from 'vitest/node'
import { cleanUpServers } from './clean-up-servers.ts'
import { withMonitoring } from './own-place.ts'
import { startRecording } from './recording.ts'
import { isStripeMock, MOCK_KEY } from './recording-shadow.ts'
import { prepareStripeShapes } from './stripe-shapes.ts'

/** Where the tests find a database, a search engine and a payment service. */
export type TestServices = {
  mongoUri: string
  meilisearch: { url: string; apiKey: string }
  stripe: { secretKey: string; apiBase: string }
  webhookSecret: string
  /** The same servers without the recorder between, for tests of the servers themselves, which send nonsense too. */
  unrecorded: { meilisearchUrl: string; stripeApiBase: string }
  /** Begins the names of databases and indexes, so that runs on the same servers do not meet. */
  runName: string
  /** Where workers leave what they recorded. */
  recordFolder: string
}

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices
  }
}

const WEBHOOK_SECRET = 'whsec_of_the_tests_only'

type Environment = Record<string, string | undefined>
type Servers = Pick<TestServices, 'mongoUri' | 'meilisearch' | 'stripe'> & {
  child: Embedded | null
  /** A stripe-mock that is shown every request while the embedded server answers. */
  stripeMock: string | null
}

/** Once for the whole run: configured servers where the environment names them, embedded ones elsewhere. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await prepareStripeShapes()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-tests-'))
  const recordFolder = path.join(dataDir, 'recorded')
  await mkdir(recordFolder)
  const runName = `test_${randomBytes(4).toString('hex')}`
  const servers = await findServers(process.env, dataDir)
  const recording = await startRecording(servers, recordFolder).catch(async (error: unknown) => {
    await servers.child?.close()
    throw error
  })
  const { mongoUri, meilisearch, stripe } = servers
  project.provide('services', {
    mongoUri: withMonitoring(mongoUri),
    meilisearch: { ...meilisearch, url: recording.meilisearchUrl },
    stripe: { ...stripe, apiBase: recording.stripeUrl },
    webhookSecret: WEBHOOK_SECRET,
    unrecorded: { meilisearchUrl: meilisearch.url, stripeApiBase: stripe.apiBase },
    runName,
    recordFolder,
  })

  return async () => {
    const problems = await recording.finish({ isWhole: await isWholeRun(project) })
    await cleanUpServers({ mongoUri, meilisearch, runName, isShared: isShared(process.env) })
    await servers.child?.close()
    await rm(dataDir, { recursive: true, force: true })
    if (problems.length === 0) return
    // Vitest only logs what fails here.
    process.exitCode = 1
    console.error(`\n${problems.join('\n')}\n`)
  }
}

/** Only a run of all tests can say what is not used. */
async function isWholeRun({ vitest, config }: TestProject): Promise<boolean> {
  const files = await vitest.globTestSpecifications()
  return !config.testNamePattern && vitest.state.getTestModules().length === files.length
}

/** Starts the embedded servers that take the place of those the environment does not name. */
export async function findServers(environment: Environment, dataDir: string): Promise<Servers> {
  const { MONGODB_URI, MEILI_URL, MEILI_API_KEY = '', STRIPE_SECRET_KEY, STRIPE_API_BASE } = environment
  const stripeMock = STRIPE_API_BASE && (await isStripeMock(STRIPE_API_BASE)) ? STRIPE_API_BASE : null
  const stripe = stripeMock ? null : stripeOf(STRIPE_SECRET_KEY, STRIPE_API_BASE)
  const services = [
    ...(MONGODB_URI ? [] : (['mongo'] as const)),
    ...(MEILI_URL ? [] : (['meilisearch'] as const)),
    ...(stripe ? [] : (['stripe'] as const)),
  ]
  const child = services.length > 0 ? await spawnEmbedded({ services, dataDir }) : null
  return {
    mongoUri: MONGODB_URI ?? child?.mongo?.uri ?? '',
    meilisearch: MEILI_URL
      ? { url: MEILI_URL, apiKey: MEILI_API_KEY }
      : (child?.meilisearch ?? { url: '', apiKey: '' }),
    stripe: stripe ?? child?.stripe ?? { secretKey: '', apiBase: '' },
    child,
    stripeMock,
  }
}

/** An account is known by its key; an address without one is somebody's imitation, which takes any key. */
function stripeOf(secretKey: string | undefined, apiBase: string | undefined) {
  if (!secretKey && !apiBase) return null
  return { secretKey: secretKey ?? MOCK_KEY, apiBase: apiBase ?? 'https://api.stripe.com' }
}

const isShared = ({ MONGODB_URI, MEILI_URL }: Environment) => ({
  mongo: MONGODB_URI !== undefined,
  meilisearch: MEILI_URL !== undefined,
})
