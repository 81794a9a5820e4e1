import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readEnv } from '#app/lib/env.server.ts'

type Service = {
  image: string
  environment?: Record<string, string>
  command?: string[]
  deploy?: { replicas: number }
  ports?: string[]
  healthcheck?: unknown
}
type Step = { run?: string }
type Job = { steps: Step[]; services?: Record<string, { image: string }>; env?: Record<string, string> }

const read = (file: string) => readFileSync(file, 'utf8')
const composition = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>
}
const workflow = parse(read('.github/workflows/ci.yml')) as { jobs: Record<string, Job> }
const dockerfile = read('Dockerfile')

const ofService = (name: string): Service => {
  const service = composition.services[name]
  if (!service) throw new Error(`docker-compose.yml has no service ${name}.`)
  return service
}

/** The environment of a service with the values of the example filled in. */
function environmentOf(name: string): Record<string, string> {
  const given = Object.fromEntries(
    [...read('deploy/env.example').matchAll(/^([A-Z_0-9]+)=(.*)$/gm)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  )
  const filled: Record<string, string> = {
    ...given,
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
  }
  return Object.fromEntries(
    Object.entries(ofService(name).environment ?? {}).map(([key, value]) => [
      key,
      String(value).replace(
        /\$\{(\w+)(?::[-?][^}]*)?\}/g,
        (_, variable: string) => filled[variable] || fallbackOf(variable),
      ),
    ]),
  )
}

const fallbackOf = (variable: string): string =>
  /SECRET|PASSWORD|KEY|TOKEN/.test(variable) ? 'x'.repeat(40) : ''

test('the composition has the shape of a production: two web processes, a worker and their servers', () => {
  expect(Object.keys(composition.services).sort()).toEqual(
    ['bucket', 'meilisearch', 'minio', 'mongo', 'proxy', 'web', 'worker'].sort(),
  )
  expect(ofService('web').deploy?.replicas).toBe(2)
  expect(ofService('worker').image).toBe(ofService('web').image)
})

test.for(['web', 'worker'])('the process %s accepts its configuration in production', (name) => {
  const env = readEnv({ ...environmentOf(name), NODE_ENV: 'production', HOST: '0.0.0.0' })

  expect(env.MONGODB_URI).toContain('replicaSet=')
  expect(env.STORAGE_URL).toMatch(/^s3:/)
  expect(env.SEED).toBe('none')
})

test('only the proxy can be reached from outside', () => {
  const open = Object.entries(composition.services).filter(([, { ports }]) => ports !== undefined)

  expect(open.map(([name]) => name)).toEqual(['proxy'])
})

test('every server has a version and a health check, and what a process runs is there', () => {
  for (const [name, { image, healthcheck, command }] of Object.entries(composition.services)) {
    if (name !== 'web' && name !== 'worker') expect(image, name).not.toMatch(/:latest$|^[^:]+$/)
    if (['mongo', 'meilisearch', 'minio'].includes(name)) expect(healthcheck, name).toBeDefined()
    if (command?.[0] === 'node') expect(existsSync(command[1] ?? ''), String(command[1])).toBe(true)
  }
})

test('every secret the composition asks for is in the example, empty', () => {
  const asked = new Set([...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name))

  const example = read('deploy/env.example')
  for (const name of asked) expect(example).toMatch(new RegExp(`^${name}=`, 'm'))
  for (const [, name] of example.matchAll(/^(\w*(?:SECRET|KEY|PASSWORD|TOKEN)\w*)=.+$/gm))
    expect(name).toBeUndefined()
})

test('the image knows every package, does not run as root and starts a script that exists', () => {
  for (const name of readdirSync('packages'))
    expect(dockerfile).toContain(`COPY packages/${name}/package.json `)
  const users = [...dockerfile.matchAll(/^USER (\w+)$/gm)].map(([, user]) => user)
  expect(users).toEqual(['node'])
  expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('CMD ["node"'))
  for (const [, script = ''] of dockerfile.matchAll(/"(scripts\/[\w-]+\.js)"/g))
    expect(existsSync(script), script).toBe(true)
})

test('the workflow runs the suite once with the embedded services and once with the real ones', () => {
  const { embedded, real } = workflow.jobs
  const runsSuite = (job: Job | undefined) => job?.steps.some(({ run }) => run === 'bash .ci/run')

  expect(runsSuite(embedded)).toBe(true)
  expect(embedded?.services).toBeUndefined()
  expect(runsSuite(real)).toBe(true)
  expect(Object.keys(real?.services ?? {})).toEqual(['mongo', 'meilisearch', 'stripe-mock'])
  expect(Object.keys(real?.env ?? {})).toEqual(
    expect.arrayContaining(['MONGODB_URI', 'MEILI_URL', 'MEILI_API_KEY', 'STRIPE_API_BASE']),
  )
})
