import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { manifest12, packageWith } from './a-package.ts'
import { aFile, zipOf } from './a-zip.ts'

const CLI = fileURLToPath(new URL('../../../packages/scorm/src/cli.server.ts', import.meta.url))

const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', CLI, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })

const linesOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('the command line prints one JSON object a package and exits 1 when one is refused', async () => {
  const good = await aFile(zipOf(packageWith(manifest12())))
  const bad = await aFile(zipOf([...packageWith(manifest12()), { name: '../evil' }]))

  const { code, stdout } = await run('check', good, bad, '--json')

  const [first, second] = linesOf(stdout)
  expect(code).toBe(1)
  const keys = ['file', 'standard', 'edition', 'verdict', 'title', 'items', 'launchable', 'findings']
  for (const line of [first, second]) expect(Object.keys(line ?? {})).toEqual(keys)
  const [finding] = second?.findings as object[]
  expect(Object.keys(finding ?? {})).toEqual(['rule', 'severity', 'message', 'where'])
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

test('a folder is judged as a whole: one line a package, a sum, and no failure for what is refused', async () => {
  const folder = dirname(await aFile(zipOf(packageWith(manifest12()))))
  await mkdir(join(folder, 'deeper'))
  await writeFile(join(folder, 'deeper', 'broken.zip'), 'no zip')
  await writeFile(join(folder, 'readme.txt'), 'no package')

  const { code, stdout } = await run('conformance', folder)

  expect(code).toBe(0)
  expect(stdout).toMatch(/package\.zip +scorm12 +1\.2 +accepted +0 +0 +0 +\d+\n/)
  expect(stdout).toMatch(/broken\.zip +unknown +– +refused +1 /)
  expect(stdout).toContain('2 packages: 1 accepted, 1 refused, 0 failed')
})

test('a package that takes too long is given up, and the next one is judged all the same', async () => {
  const folder = dirname(await aFile(zipOf(packageWith(manifest12()))))
  const { code, stdout } = await run('conformance', folder, '--limit', '0.001')

  expect(code).toBe(2)
  expect(stdout).toContain('1 packages: 0 accepted, 0 refused, 1 failed')
})

test('a file that cannot be read still has its JSON object', async () => {
  const good = await aFile(zipOf(packageWith(manifest12())))
  const { code, stdout } = await run('check', `${good}.gone`, good, '--json')

  expect(code).toBe(2)
  expect(linesOf(stdout)).toMatchObject([
    { verdict: 'refused', findings: [{ rule: 'IO' }] },
    { verdict: 'accepted' },
  ])
})

test('a refused package decides the exit code also when another file is missing', async () => {
  const bad = await aFile(Buffer.from('no zip'))

  expect((await run('check', `${bad}.gone`, bad)).code).toBe(1)
})

test('asking for help, nothing or nonsense gets the usage', async () => {
  const help = await run('--help')
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('check FILE...')
  for (const args of [[], ['check'], ['conformance'], ['play', 'x.zip'], ['check', '--colour', 'x.zip']]) {
    const { code, stdout, stderr } = await run(...args)
    expect([args, code, stdout]).toEqual([args, 2, ''])
    expect(stderr).toContain('check FILE...')
  }
})

test('a folder given to check, and a folder that is not there or holds no package, are named', async () => {
  const folder = dirname(await aFile(zipOf(packageWith(manifest12()))))
  await mkdir(join(folder, 'empty'))

  const checked = await run('check', folder)
  const missing = await run('conformance', join(folder, 'gone'))
  const empty = await run('conformance', join(folder, 'empty'))

  for (const { code } of [checked, missing, empty]) expect(code).toBe(2)
  expect(checked.stderr).toContain('a folder')
  for (const { stderr } of [missing, empty]) expect(stderr).toContain('no package')
})

test('a reader that stops early does not break the command line', async () => {
  const good = await aFile(zipOf(packageWith(manifest12())))
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, 'check', good, good])
  let stderr = ''
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  child.stdout.destroy()

  await once(child, 'close')

  expect(stderr).toBe('')
})
