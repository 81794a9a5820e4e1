import { randomUUID } from 'node:crypto'
import { type Readable } from 'node:stream'
import { tooLarge } from '#app/domain/packages/begin-upload.server.ts'
import { getOwnUpload, ownedBy, type OwnUpload } from '#app/domain/packages/own-upload.server.ts'
import { uploadPart } from '#app/domain/packages/package-files.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { requireSpace } from '#app/domain/packages/require-space.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

/** What one upload holds in memory at a time. */
export const PART_IN_BYTES = 4 * 1024 * 1024
/** Less than this is not worth a part when the line breaks; it is sent again. */
const WORTH_KEEPING_IN_BYTES = 64 * 1024
/** A record must not grow without bound for somebody who sends byte by byte. */
const PARTS_MAX = 10_000

type AppendToUpload = OwnUpload & {
  /** How many bytes were there before; anything else is refused with 'conflict'. */
  offset: number
  content: Readable
  spareBytes?: number
}

/**
 * Takes the next bytes of an upload and says how many there are now. What has been put into storage stays when the
 * line breaks; two senders at once cannot both add the same bytes, in whichever processes they arrive.
 */
export async function appendToUpload({
  offset,
  content,
  spareBytes,
  ...own
}: AppendToUpload): Promise<number> {
  const upload = await getOwnUpload(own)
  if (upload.packageId || upload.receivedBytes !== offset) throw outOfStep()
  const end = upload.sizeInBytes ?? PACKAGE_MAX_IN_BYTES
  let at = offset
  let waiting: Buffer[] = []
  let waitingBytes = 0

  const putAway = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    if (bytes.length === 0) return
    // There was room when it began; others have been sending since.
    await requireSpace({ stored: bytes.length, spareBytes })
    at = await addPart({ own, offset: at, bytes, partCount: upload.parts.length })
  }
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      for (const piece of pieces(chunk, PART_IN_BYTES - waitingBytes)) {
        if (at + waitingBytes + piece.length > end) throw tooLarge()
        waiting.push(piece)
        waitingBytes += piece.length
        if (waitingBytes >= PART_IN_BYTES) await putAway()
      }
    }
  } catch (error) {
    if (!(error instanceof DomainError) && waitingBytes >= WORTH_KEEPING_IN_BYTES) await putAway()
    throw error
  }
  await putAway()
  return at
}

/** Cuts a chunk so that no part becomes larger than the others. */
function* pieces(chunk: Buffer, first: number): Generator<Buffer> {
  let from = 0
  for (let size = first; from < chunk.length; size = PART_IN_BYTES) {
    yield chunk.subarray(from, from + size)
    from += size
  }
}

type AddPart = { own: OwnUpload; offset: number; bytes: Buffer; partCount: number }

async function addPart({ own, offset, bytes, partCount }: AddPart): Promise<number> {
  if (partCount >= PARTS_MAX) throw new DomainError('invalid', 'provide:refusals.uploadBroken')
  const { storage } = getRuntime()
  const name = uploadPart(own.uploadId, offset, randomUUID())
  await storage.write(name, bytes).catch((error: unknown) => {
    throw explain(error)
  })
  const added = await PackageUpload.updateOne(
    { ...ownedBy(own), receivedBytes: offset, packageId: null },
    { $set: { receivedBytes: offset + bytes.length }, $push: { parts: { name, bytes: bytes.length } } },
  )
  if (added.matchedCount === 1) return offset + bytes.length
  // Another sender was faster, or the upload was cancelled meanwhile.
  await storage.remove(name)
  throw outOfStep()
}

function explain(error: unknown): unknown {
  const isFull = error instanceof StorageError && error.code === 'no_space'
  return isFull
    ? new DomainError('upstream_failed', 'provide:refusals.noSpace', undefined, { cause: error })
    : error
}

const outOfStep = (): DomainError => new DomainError('conflict', 'provide:refusals.outOfStep')
