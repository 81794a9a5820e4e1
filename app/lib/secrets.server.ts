import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
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
  // Only for us: beside the keys lie the embedded database and what people upload.
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeWhole(file, JSON.stringify(secrets))
  return secrets
}

/** A crash leaves the whole file or none, and a file that is there already is not replaced. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await link(draft, file).catch(async (error: NodeJS.ErrnoException) => {
      // Some file systems have no links.
      if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(error.code ?? '')) throw error
      await rename(draft, file)
    })
  } finally {
    await rm(draft, { force: true })
  }
}
