import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

// LMDB maps its file into memory and trusts it: reading beyond the end of a truncated one kills the process, so the
// file is looked at before LMDB sees it. The offsets are those of LMDB 0.9.9x (`mdb.c`: MDB_page_header, MDB_meta).

const PAGE_HEADER_BYTES = 24
const META_BYTES = 168
const NODE_HEADER_BYTES = 8
const MAGIC = 0xbeefc0de
const DATA_VERSION = 2
const NO_PAGE = 2n ** 64n - 1n

const BRANCH = 1
const LEAF = 2
const META = 8
const BIG_DATA = 1

interface Tree {
  depth: number
  root: bigint
}

interface Meta {
  pageBytes: number
  trees: Tree[]
  lastPage: bigint
  transaction: bigint
}

/** Why the file cannot be what the last commit left, or undefined when it looks right. */
export function dataFileDamage(file: string, { everyPage = false } = {}): string | undefined {
  if (!existsSync(file)) return undefined
  const handle = openSync(file, 'r')
  try {
    new DataFile(handle).check(everyPage)
    return undefined
  } catch (error) {
    if (error instanceof Damage) return error.message
    throw error
  } finally {
    closeSync(handle)
  }
}

class Damage extends Error {}

class DataFile {
  private readonly length: number
  private meta: Meta = { pageBytes: 0, trees: [], lastPage: 0n, transaction: 0n }

  constructor(private readonly handle: number) {
    this.length = fstatSync(handle).size
  }

  check(everyPage: boolean): void {
    if (this.length === 0) throw new Damage('it is empty')
    const first = this.readMeta(0, 0)
    const second = this.readMeta(1, first.pageBytes)
    this.meta = first.transaction > second.transaction ? first : second
    const isShort = BigInt(this.length) < (this.meta.lastPage + 1n) * BigInt(this.meta.pageBytes)
    // The last pages may be missing when nothing is on them, so a short file is looked at page by page.
    for (const tree of this.meta.trees) this.checkPage(tree.root, tree.depth, everyPage || isShort)
  }

  private readMeta(number: number, at: number): Meta {
    const bytes = this.read(at, META_BYTES)
    const pageBytes = bytes.readUInt32LE(48)
    if (
      bytes.readUInt32LE(24) !== MAGIC ||
      (bytes.readUInt32LE(28) & 0xffff) !== DATA_VERSION ||
      !(bytes.readUInt16LE(18) & META) ||
      pageBytes < 512 ||
      pageBytes > 65_536 ||
      (pageBytes & (pageBytes - 1)) !== 0
    ) {
      throw new Damage(`page ${number} does not say that this is a database`)
    }
    const tree = (offset: number): Tree => ({
      depth: bytes.readUInt16LE(offset + 6),
      root: bytes.readBigUInt64LE(offset + 40),
    })
    return {
      pageBytes,
      trees: [tree(48), tree(96)],
      lastPage: bytes.readBigUInt64LE(144),
      transaction: bytes.readBigUInt64LE(152),
    }
  }

  private checkPage(number: bigint, depth: number, everyPage: boolean): void {
    if (number === NO_PAGE) return
    this.requirePages(number, 1n)
    const isLeaf = depth <= 1
    if (isLeaf && !everyPage) return
    const { pageBytes } = this.meta
    const page = this.read(Number(number) * pageBytes, pageBytes)
    const nodes = page.readUInt16LE(20) >> 1
    if (
      page.readBigUInt64LE(0) !== number ||
      !(page.readUInt16LE(18) & (isLeaf ? LEAF : BRANCH)) ||
      PAGE_HEADER_BYTES + nodes * 2 > pageBytes ||
      (!isLeaf && nodes === 0)
    ) {
      throw new Damage(`page ${number} is not what it should be`)
    }
    for (let i = 0; i < nodes; i++) {
      const at = page.readUInt16LE(PAGE_HEADER_BYTES + i * 2) + PAGE_HEADER_BYTES
      if (at + NODE_HEADER_BYTES > pageBytes) throw new Damage(`page ${number} has an entry outside itself`)
      if (isLeaf) this.checkLeafNode(page, at, number)
      else this.checkPage(childOf(page, at), depth - 1, everyPage)
    }
  }

  private checkLeafNode(page: Buffer, at: number, number: bigint): void {
    const isBig = (page.readUInt16LE(at + 4) & BIG_DATA) !== 0
    const data = at + NODE_HEADER_BYTES + page.readUInt16LE(at + 6)
    const size = page.readUInt16LE(at) + page.readUInt16LE(at + 2) * 65_536
    if (data + (isBig ? 24 : size) > page.length)
      throw new Damage(`page ${number} has an entry outside itself`)
    if (isBig) this.requirePages(page.readBigUInt64LE(data), page.readBigUInt64LE(data + 16))
  }

  private requirePages(number: bigint, count: bigint): void {
    const end = (number + count) * BigInt(this.meta.pageBytes)
    if (number < 2n || number + count - 1n > this.meta.lastPage)
      throw new Damage(`it refers to a page ${number} that was never written`)
    if (end > BigInt(this.length)) {
      throw new Damage(`it ends after ${this.length} bytes, but page ${number} should follow`)
    }
  }

  private read(at: number, bytes: number): Buffer {
    const buffer = Buffer.alloc(bytes)
    if (readSync(this.handle, buffer, 0, bytes, at) < bytes)
      throw new Damage(`it ends after ${this.length} bytes`)
    return buffer
  }
}

const childOf = (page: Buffer, at: number): bigint =>
  BigInt(page.readUInt16LE(at)) |
  (BigInt(page.readUInt16LE(at + 2)) << 16n) |
  (BigInt(page.readUInt16LE(at + 4)) << 32n)
