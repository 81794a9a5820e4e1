import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { AwsS3StorageAdapter } from '@flystorage/aws-s3'
import { FileStorage } from '@flystorage/file-storage'
import { Readable } from 'node:stream'
import { type ByteRange, type Storage, type StoredFile } from '#app/lib/storage.server.ts'
import { explainBucketFault, isMissingObject } from '#app/lib/storage/bucket-fault.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'
import { checkName, faultOfName, NAME_MAX_IN_BYTES } from '#app/lib/storage/storage-name.ts'
import { type StoragePlace } from '#app/lib/storage/storage-url.ts'

const HEALTHY_WITHIN_MS = 3_000
// Two parts of five megabytes for each file that is being written, and eight files at once.
const PARTS_AT_ONCE = 2

// Names are checked before they come here, and more strictly; the library would refuse the joiners Hindi is written with.
const AS_IT_IS = { normalizePath: (name: string) => name }

/** Files in a bucket of an S3-compatible object store, which has a file whole or not at all by itself. */
export async function openBucket(place: Extract<StoragePlace, { kind: 'bucket' }>): Promise<Storage> {
  const { bucket: Bucket, prefix } = place
  const client = connect(place)
  const files = new FileStorage(
    new AwsS3StorageAdapter(client, {
      bucket: Bucket,
      prefix,
      uploadConfiguration: { queueSize: PARTS_AT_ONCE },
    }),
    AS_IT_IS,
    // Never a type a browser would run, should the bucket ever be open to the world.
    { writes: { mimeType: 'application/octet-stream' } },
  )
  const keyOf = (name: string): string => (prefix ? `${prefix}/${name}` : name)

  async function explaining<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw explainBucketFault(error, { what, bucket: Bucket })
    }
  }

  async function write(name: string, content: Readable | Buffer): Promise<void> {
    checkKey(name)
    if (Buffer.isBuffer(content)) return await explaining(name, async () => await files.write(name, content))
    let faultOfSource: unknown
    content.once('error', (error) => (faultOfSource = error))
    try {
      await explaining(name, async () => await files.write(name, content))
    } catch (error) {
      content.destroy()
      throw faultOfSource ?? error
    }
  }

  async function read(name: string, range?: ByteRange): Promise<Readable> {
    checkKey(name)
    return await explaining(name, async () => {
      // Not through the library, which cannot ask for a part and leaves the connection open when a reader goes away.
      const Range = range && `bytes=${range.start}-${range.end}`
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(name), Range }))
      if (!(Body instanceof Readable)) throw new Error(`The object store sent no content for ${name}.`)
      return Body
    })
  }

  async function size(name: string): Promise<number | null> {
    if (faultOfName(name) || Buffer.byteLength(keyOf(name)) > NAME_MAX_IN_BYTES) return null
    return await explaining(name, async () => {
      try {
        const found = await client.send(new HeadObjectCommand({ Bucket, Key: keyOf(name) }))
        return found.ContentLength ?? 0
      } catch (error) {
        if (isMissingObject(error)) return null
        throw error
      }
    })
  }

  async function* list(below = ''): AsyncIterable<StoredFile> {
    if (below) checkName(below)
    try {
      for await (const entry of files.list(below, { deep: true })) {
        if (entry.isFile) yield { name: entry.path, size: entry.size ?? 0 }
      }
    } catch (error) {
      throw explainBucketFault(error, { what: 'The list of files', bucket: Bucket })
    }
  }

  function checkKey(name: string): void {
    checkName(name)
    if (Buffer.byteLength(keyOf(name)) > NAME_MAX_IN_BYTES) {
      throw new StorageError(
        'bad_name',
        `${name}: with its prefix the name is longer than an object store takes.`,
      )
    }
  }

  const greet = async (abortSignal?: AbortSignal): Promise<void> =>
    await explaining('The bucket', async () => {
      await client.send(new HeadBucketCommand({ Bucket }), { abortSignal })
    })

  await greet()
  return {
    place: `s3://${[Bucket, ...(prefix ? [prefix] : [])].join('/')}`,
    write,
    read,
    size,
    list,
    remove: async (name) => {
      checkKey(name)
      await explaining(name, async () => await files.deleteFile(name))
    },
    // What an upload in parts leaves behind is for the rules of the bucket to remove; nothing else arrives by half.
    sweep: () => Promise.resolve(),
    isHealthy: async () =>
      await greet(AbortSignal.timeout(HEALTHY_WITHIN_MS)).then(
        () => true,
        () => false,
      ),
  }
}

function connect({ region, endpoint, forcePathStyle }: Extract<StoragePlace, { kind: 'bucket' }>): S3Client {
  return new S3Client({
    // Stores that are not Amazon's mostly have no regions, and the signature needs one.
    region: region ?? (endpoint ? 'us-east-1' : undefined),
    endpoint,
    forcePathStyle,
    // Checksums that only some of the compatible stores understand.
    ...(endpoint
      ? { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' }
      : {}),
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
  })
}
