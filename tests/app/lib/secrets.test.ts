import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readOrMakeSecrets } from '#app/lib/secrets.server.ts'

test('keys are made once, whole, and for nobody else to read', async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'karmashala-secrets-'))
  const dataDir = path.join(parent, 'data')
  try {
    const made = await readOrMakeSecrets(dataDir)

    expect(await readOrMakeSecrets(dataDir)).toEqual(made)
    expect(await readdir(dataDir)).toEqual(['secrets.json'])
    expect((await stat(path.join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
})
