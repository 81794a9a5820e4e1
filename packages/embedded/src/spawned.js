import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// What `spawnEmbedded` runs. Compiling some two hundred TypeScript files at every start takes three quarters of the time
// the services need, so they are put together once, beside the libraries they use, until one of them changes. Plain
// JavaScript, because it runs before anything that compiles.

const SOURCES = dirname(fileURLToPath(import.meta.url))
const CACHE = join(SOURCES, '../../../node_modules/.cache/karmashala-embedded')
const ENTRY = 'cli.server'
const KEPT_MS = 7 * 86_400_000

/** Changes with every source file: where it is, how long it is and when it was written. */
function fingerprint() {
  const hash = createHash('sha256').update(SOURCES)
  for (const name of readdirSync(SOURCES, { recursive: true }).sort()) {
    if (!name.endsWith('.ts')) continue
    const { size, mtimeMs } = statSync(join(SOURCES, name))
    hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 20)
}

/** Bundles into a directory of its own and moves it into place whole: several processes may do so at once. */
async function bundleInto(directory) {
  const { build } = await import('esbuild')
  await mkdir(CACHE, { recursive: true })
  const draft = await mkdtemp(join(CACHE, 'draft-'))
  try {
    await build({
      entryPoints: [join(SOURCES, `${ENTRY}.ts`)],
      outdir: draft,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true, // a service that is not asked for is not loaded
      platform: 'node',
      format: 'esm',
      packages: 'external',
      target: `node${process.versions.node}`,
      sourcemap: 'linked',
      logLevel: 'silent',
    })
    await rename(draft, directory)
    await forgetOldBundles()
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function forgetOldBundles() {
  for (const name of readdirSync(CACHE)) {
    const bundle = join(CACHE, name)
    if (Date.now() - statSync(bundle).mtimeMs > KEPT_MS) await rm(bundle, { recursive: true, force: true })
  }
}

async function entry() {
  const directory = join(CACHE, fingerprint())
  const bundled = pathToFileURL(join(directory, `${ENTRY}.mjs`)).href
  if (existsSync(directory)) return bundled
  try {
    await bundleInto(directory)
  } catch {
    // Another process was faster, the directory cannot be written, or a file is wrong, which compiling it will say.
    if (!existsSync(directory)) {
      await import('tsx')
      return pathToFileURL(join(SOURCES, `${ENTRY}.ts`)).href
    }
  }
  return bundled
}

process.setSourceMapsEnabled(true)
module.enableCompileCache?.()
await import(await entry())
