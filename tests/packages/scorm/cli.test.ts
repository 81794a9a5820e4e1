import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { manifest12, packageWith } from './a-package.ts'
import { aFile, zipOf } from './a-zip.ts'

const CLI = fileURLToPath(new URL('../../../packages/scorm/src/cli.server.ts', import.meta.url))

const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string }>((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', CLI, ...args], (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout })
    })
  })

test('the command line prints one JSON object a package and exits 1 when one is refused', async () => {
  const good = await aFile(zipOf(packageWith(manifest12())))
  const bad = await aFile(zipOf([...packageWith(manifest12()), { name: '../evil' }]))

  const { code, stdout } = await run('check', good, bad, '--json')

  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(code).toBe(1)
  expect(first).toMatchObject({
    file: good,
    standard: 'scorm12',
    edition: '1.2',
    verdict: 'accepted',
    title: 'Course',
    findings: [],
  })
  expect(second).toMatchObject({ verdict: 'refused', findings: [{ rule: 'ZIP02', severity: 'error' }] })
})

test('the command line exits 0 for good packages and 2 for a file that cannot be read', async () => {
  const good = await aFile(zipOf(packageWith(manifest12())))

  expect(await run('check', good)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('accepted') as string,
  })
  expect((await run('check', `${good}.gone`)).code).toBe(2)
})
