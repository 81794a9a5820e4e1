import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const secretsSchema = z.object({
  session: z.string().min(32),
  launch: z.string().min(32),
  webhook: z.string().min(16),
})

export type Secrets = z.infer<typeof secretsSchema>

/** Keys made at the first start of a machine nobody configured, and kept with its data. */
export async function readOrMakeSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json')
  try {
    return secretsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const make = () => randomBytes(32).toString('base64url')
  const secrets = { session: make(), launch: make(), webhook: `whsec_${make()}` }
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600, flag: 'wx' })
  return secrets
}
