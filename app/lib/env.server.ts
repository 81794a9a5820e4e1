import { z } from 'zod'
import { parseStorageUrl, StorageUrlFault } from '#app/lib/storage/storage-url.ts'

/** CONTENT_ORIGIN may be `https://*.content.example.org`: a host for each package. */
const origin = z.string().transform((text, context) => {
  try {
    const url = new URL(text)
    if (url.origin === text.replace(/\/$/, '') && /^https?:$/.test(url.protocol)) return url.origin
  } catch {
    // falls through to the one message
  }
  context.addIssue({
    code: 'custom',
    message: 'must be an origin such as https://learn.example.org, without a path',
  })
  return z.NEVER
})

function checkStorageUrl(text: string, context: z.RefinementCtx): void {
  try {
    parseStorageUrl(text)
  } catch (error) {
    if (!(error instanceof StorageUrlFault)) throw error
    context.addIssue({ code: 'custom', message: error.message })
  }
}

const secret = z.string().min(32, 'must be at least 32 characters')

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be from 1 to 65535')
  .max(65_535, 'must be from 1 to 65535')

const variables = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  PORT: port.default(3000),
  HOST: z.string().min(1, 'must be an address to listen on').optional(),
  APP_ORIGIN: origin.optional(),
  CONTENT_ORIGIN: origin.optional(),
  DATA_DIR: z.string().min(1, 'must name a folder').default('./data'),
  STORAGE_URL: z.string().superRefine(checkStorageUrl).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  MONGODB_DATABASE: z
    .string()
    .regex(/^[\w-]{1,38}$/, 'may hold letters, digits, _ and - only')
    .default('karmashala'),
  MEILI_URL: z.url('must be a URL').optional(),
  MEILI_API_KEY: z.string().optional(),
  MEILI_INDEX: z
    .string()
    .regex(/^[\w-]+$/, 'may hold letters, digits, _ and - only')
    .default('courses'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'must be a Stripe secret or restricted key')
    .optional(),
  STRIPE_API_BASE: z.url('must be a URL').optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'must be a Stripe signing secret (whsec_…)')
    .optional(),
  SESSION_SECRET: secret.optional(),
  LAUNCH_SECRET: secret.optional(),
  GST_RATE_PERCENT: z.coerce
    .number('must be a number')
    .min(0, 'must be from 0 to 28')
    .max(28, 'must be from 0 to 28')
    .default(18),
  SEED: z.enum(['demo', 'none'], 'must be demo or none').optional(),
  PLATFORM_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  PLATFORM_NAME: z.string().min(3, 'must have at least 3 characters').default('Karmashala'),
  TRUST_PROXY: z.coerce.number('must be a number of proxies').int().min(0).max(5).default(0),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  WORKER: z.enum(['here', 'separate'], 'must be here or separate').default('here'),
  WORKER_PORT: port.optional(),
  JOBS_CONCURRENCY: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be from 1 to 32')
    .max(32, 'must be from 1 to 32')
    .default(2),
  DRAIN_SECONDS: z.coerce
    .number('must be a number')
    .min(0, 'must be from 0 to 60')
    .max(60, 'must be from 0 to 60')
    .optional(),
  EMBEDDED_IN_PRODUCTION: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
})

export type Env = Omit<
  z.infer<typeof variables>,
  'APP_ORIGIN' | 'CONTENT_ORIGIN' | 'HOST' | 'SEED' | 'DRAIN_SECONDS'
> & {
  HOST: string
  SEED: 'demo' | 'none'
  DRAIN_SECONDS: number
  APP_ORIGIN: string
  CONTENT_ORIGIN: string
}

/** The configuration is wrong in a way one sentence can say. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Reads and checks the environment once; everything after works with the result. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigurationError(`${String(issue?.path[0])} ${issue?.message}.`)
  }
  const env = parsed.data
  refuseContradictions(env)
  return {
    ...env,
    HOST: env.HOST ?? (isOnThisMachine(env.APP_ORIGIN) ? '127.0.0.1' : '::'),
    // Accounts whose password is in the README have no place in production unless somebody asks for them.
    SEED: env.SEED ?? (env.NODE_ENV === 'production' ? 'none' : 'demo'),
    // Long enough for a load balancer to notice; nobody balances the load of a person's own machine.
    DRAIN_SECONDS: env.DRAIN_SECONDS ?? (env.NODE_ENV === 'production' ? 5 : 0),
    APP_ORIGIN: env.APP_ORIGIN ?? `http://localhost:${env.PORT}`,
    CONTENT_ORIGIN: env.CONTENT_ORIGIN ?? `http://content.localhost:${env.PORT}`,
  }
}

function refuseContradictions(env: z.infer<typeof variables>): void {
  if (env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET) {
    throw new ConfigurationError(
      'STRIPE_WEBHOOK_SECRET must be set when STRIPE_SECRET_KEY is, or no payment would be believed.',
    )
  }
  if (env.APP_ORIGIN?.includes('*')) {
    throw new ConfigurationError('APP_ORIGIN must be one host; only CONTENT_ORIGIN may begin with *.')
  }
  if (env.APP_ORIGIN && env.CONTENT_ORIGIN && sharesHost(env.APP_ORIGIN, env.CONTENT_ORIGIN)) {
    throw new ConfigurationError(
      'CONTENT_ORIGIN must be another host than APP_ORIGIN, since packages are code written by strangers.',
    )
  }
  if (env.NODE_ENV !== 'production' || env.EMBEDDED_IN_PRODUCTION === 'yes') return
  for (const name of [
    'MONGODB_URI',
    'MEILI_URL',
    'STRIPE_SECRET_KEY',
    'SESSION_SECRET',
    'LAUNCH_SECRET',
  ] as const) {
    if (!env[name]) {
      throw new ConfigurationError(
        `${name} must be set in production (or EMBEDDED_IN_PRODUCTION=yes for a demonstration).`,
      )
    }
  }
}

/** The same host, or one that `https://*.content.example.org` could give to a package. */
function sharesHost(appOrigin: string, contentOrigin: string): boolean {
  const [app, content] = [new URL(appOrigin).hostname, new URL(contentOrigin).hostname]
  return app === content || (content.startsWith('*.') && app.endsWith(content.slice(1)))
}

/** A product that answers to `localhost` has nobody to serve on the network; its demonstration passwords are public. */
const isOnThisMachine = (appOrigin: string | undefined): boolean =>
  appOrigin === undefined || /(^|\.)localhost$/.test(new URL(appOrigin).hostname)
