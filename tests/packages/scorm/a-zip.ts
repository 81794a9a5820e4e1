import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { onTestFinished } from 'vitest'

export type ZipEntry = {
  name: string | Buffer
  content?: string | Buffer
  /** Bit 11 says that the name is UTF-8. */
  flags?: number
  method?: 0 | 8 | 9
  /** Unix mode, such as 0o120777 for a symbolic link. */
  mode?: number
  /** What the headers claim instead of the truth. */
  claimedBytes?: number
  claimedCrc?: number
}

/** A zip with every field under the test's control; libraries refuse to write what a hostile archive holds. */
export function zipOf(entries: ZipEntry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const {
    name,
    content = '',
    flags = 0x800,
    method = 8,
    mode = 0o100644,
    claimedBytes,
    claimedCrc,
  } of entries) {
    const nameBytes = Buffer.from(name as string)
    const plain = Buffer.from(content as string)
    const data = method === 0 ? plain : deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(claimedCrc ?? crc32(plain), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(claimedBytes ?? plain.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, data])
    local.push(header)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x3f\x03', 'latin1'), common, tail, nameBytes]))
    offset += header.length
  }
  return Buffer.concat([...local, ...central, endOf(entries.length, Buffer.concat(central).length, offset)])
}

function endOf(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** Where a signature such as 'PK\x01\x02' stands in a zip. */
export function offsetsOf(signature: string, zip: Buffer): number[] {
  const offsets: number[] = []
  for (let at = zip.indexOf(signature, 0, 'latin1'); at >= 0; at = zip.indexOf(signature, at + 1, 'latin1'))
    offsets.push(at)
  return offsets
}

/** The path of a file with this content, removed after the test. */
export async function aFile(content: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scorm-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'package.zip')
  await writeFile(file, content)
  return file
}
