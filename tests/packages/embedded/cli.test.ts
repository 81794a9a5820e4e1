import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const command = ['--import', 'tsx', 'packages/embedded/src/cli.server.ts']

const refusal = async (args: string[], env: Record<string, string> = {}) => {
  const running = promisify(execFile)(process.execPath, [...command, ...args], {
    env: { ...process.env, ...env },
  })
  const error = await running.then(
    () => expect.unreachable('the command was not refused'),
    (reason: { code: number; stderr: string }) => reason,
  )
  expect(error.code).toBe(1)
  return error.stderr
}

/** A directory that is gone with its test. */
async function aDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'embedded-cli-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

test('a service started alone prints one line with its address and stops on Ctrl-C', async () => {
  const args = ['meilisearch', '--master-key', 'sesame', '--data', await aDirectory()]
  const child = spawn(process.execPath, [...command, ...args])
  const [output] = (await once(child.stdout, 'data')) as [Buffer]

  const [, url] = /^meilisearch is ready at (http:\/\/127\.0\.0\.1:\d+) with the key sesame\n$/.exec(
    String(output),
  )!
  expect((await fetch(`${url}/health`)).status).toBe(200)

  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('the sandbox is started with mishaps, and with the address browsers know, from the command line', async () => {
  const options = ['--data', await aDirectory(), '--public-url', 'https://pay.example', '--chaos', '7']
  const child = spawn(process.execPath, [...command, 'stripe', ...options])
  const [output] = (await once(child.stdout, 'data')) as [Buffer]
  const [, url = '', key = ''] = /^stripe is ready at (\S+) with the key (\S+) /.exec(String(output)) ?? []

  const ask = () =>
    fetch(`${url}/v1/customers`, { headers: { authorization: `Bearer ${key}` } }).then(
      ({ status }) => status,
      () => null,
    )
  const statuses = new Set<number | null>()
  for (let index = 0; index < 60; index += 1) statuses.add(await ask())

  expect(statuses).toEqual(new Set([200, 429, 500, null]))
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('the search server has the same key at every start on one directory', async () => {
  const dataDir = await aDirectory()
  const keys: string[] = []
  for (let start = 0; start < 2; start += 1) {
    const child = spawn(process.execPath, [...command, 'meilisearch', '--data', dataDir])
    const [output] = (await once(child.stdout, 'data')) as [Buffer]
    keys.push(/ with the key (\S+)\n$/.exec(String(output))?.[1] ?? 'none')
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  expect(keys[0]).toHaveLength(32)
  expect(keys[1]).toBe(keys[0])
})

test('what the command line does not know is refused in one line', async () => {
  expect(await refusal(['meilisearch', '--prot', '7700'])).toMatch(/^Unknown option '--prot'\. Usage: .*\n$/)
  expect(await refusal(['redis'])).toMatch(
    /^Name one service, mongo, meilisearch or stripe, not "redis"\. .*\n$/,
  )
  expect(await refusal(['mongo', '--port', 'x'])).toBe('--port takes a number from 0 to 65535, not "x".\n')
  expect(await refusal(['mongo', '--data', ''])).toBe('--data takes the name of a directory.\n')
  expect(await refusal(['stripe', '--chaos', 'x'])).toBe(
    '--chaos takes a whole number as its seed, not "x".\n',
  )
  expect(await refusal(['stripe'], { STRIPE_CHAOS: 'x' })).toMatch(/^STRIPE_CHAOS takes a whole number/)
  expect(await refusal(['mongo', '--chaos', '1'])).toMatch(/^Only stripe takes --public-url and --chaos/)
  expect(await refusal(['stripe', '--public-url', 'here'])).toMatch(/^--public-url "here" is not a URL/)
  expect(await refusal(['mongo', '--webhook-url', 'http://127.0.0.1/'])).toMatch(/^Only stripe takes/)
})

test('production is refused unless it is asked for by name', async () => {
  const production = { NODE_ENV: 'production', EMBEDDED_IN_PRODUCTION: '' }
  expect(await refusal(['meilisearch'], production)).toMatch(
    /^The embedded services do not run with NODE_ENV=production/,
  )
})
