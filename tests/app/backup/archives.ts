import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract as createExtract, pack as createPack } from 'tar-stream'
import { MANIFEST, MANIFEST_CHECKSUM, type Manifest } from '#app/backup/archive-format.ts'
import { aFolder } from '#tests/app/backup/places.ts'

export type Entry = { name: string; content: Buffer; type?: 'file' | 'symlink' | 'directory' }

export async function entriesOf(file: string): Promise<Entry[]> {
  const extract = createExtract()
  const reading = pipeline(createReadStream(file), createGunzip(), extract)
  const entries: Entry[] = []
  for await (const entry of extract) {
    entries.push({ name: entry.header.name, content: await buffer(entry as AsyncIterable<Buffer>) })
  }
  await reading
  return entries
}

export async function manifestOf(file: string): Promise<Manifest> {
  const found = (await entriesOf(file)).find(({ name }) => name === MANIFEST)
  return JSON.parse(String(found?.content)) as Manifest
}

/** The archive with other entries, packed again without a fault of its own. */
export async function repacked(file: string, change: (entries: Entry[]) => Entry[]): Promise<string> {
  const pack = createPack()
  const changed = path.join(await aFolder(), 'changed.tar.gz')
  for (const { name, content, type = 'file' } of change(await entriesOf(file))) {
    if (type === 'file') pack.entry({ name }, content)
    else pack.entry({ name, type, linkname: '/etc/passwd' })
  }
  pack.finalize()
  await pipeline(pack, createGzip(), createWriteStream(changed))
  return changed
}

export const withContent = (entries: Entry[], name: string, change: (content: Buffer) => Buffer): Entry[] =>
  entries.map((entry) =>
    entry.name === name ? { ...entry, content: change(Buffer.from(entry.content)) } : entry,
  )

/** A manifest that fits what is in the archive now, as a forger would write it. */
export function signed(
  entries: Entry[],
  change: (manifest: Manifest) => object = (manifest) => manifest,
): Entry[] {
  const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  const rest = entries.filter(({ name }) => name !== MANIFEST && name !== MANIFEST_CHECKSUM)
  const old = JSON.parse(String(entries.find(({ name }) => name === MANIFEST)?.content)) as Manifest
  const documentsOf = (wanted: string) => old.entries.find(({ name }) => name === wanted)?.documents
  const described = rest.map(({ name, content }) => {
    const documents = documentsOf(name)
    return {
      name,
      size: content.length,
      sha256: sha256(content),
      ...(documents === undefined ? {} : { documents }),
    }
  })
  const manifest = Buffer.from(JSON.stringify(change({ ...old, entries: described })))
  return [
    ...rest,
    { name: MANIFEST, content: manifest },
    { name: MANIFEST_CHECKSUM, content: Buffer.from(`${sha256(manifest)}  ${MANIFEST}\n`) },
  ]
}

/** Turns one bit. */
export function flipped(content: Buffer, at: number): Buffer {
  content[at] = (content[at] ?? 0) ^ 1
  return content
}
