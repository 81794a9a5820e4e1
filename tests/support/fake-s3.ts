import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { faultOfSignature } from '#tests/support/s3-signature.ts'

const ACCESS_KEY = 'AKIATESTSTESTSTESTST'
const SECRET_KEY = 'a-secret-key-of-the-tests-only'

/** What the next request of a kind meets: an answer with this error, or a connection that breaks. */
type Trouble = {
  method: string
  status?: number
  code?: string
  /** Ends the connection after so many bytes of the content. */
  breaksAfterBytes?: number
}

export type FakeS3 = {
  endpoint: string
  bucket: string
  /** STORAGE_URL of the bucket, or of another one. */
  urlOf(prefix?: string, bucket?: string): string
  objects: Map<string, Buffer>
  /** Multipart uploads that were neither completed nor aborted. */
  openUploads(): number
  requests: { method: string; key: string; query: string; contentType?: string }[]
  mostAtOnce(): number
  /** Every answer takes this long. */
  slowDown(milliseconds: number): void
  fail(trouble: Trouble): void
  close(): Promise<void>
}

type Answer = {
  status: number
  headers?: Record<string, string>
  body?: Buffer | string
  breaksAfterBytes?: number
}

/**
 * An object store at the other end of the network: what the app uses of S3's interface, over HTTP, with the answers its
 * documentation gives. It computes every signature again, so a key that is spelled in a way the store would not
 * understand is refused as it would be there. The keys it knows are put in the environment.
 */
export async function startFakeS3({ bucket = 'training-files', pageSize = 1000 } = {}): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, { key: string; parts: Map<number, Buffer> }>()
  const requests: FakeS3['requests'] = []
  const troubles: Trouble[] = []
  let delay = 0
  let atOnce = 0
  let mostAtOnce = 0

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method = '' } = request
    const url = new URL(request.url ?? '/', 'http://s3')
    const [, named = '', ...rest] = url.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    const body = await buffer(request)
    requests.push({ method, key, query: url.search, contentType: request.headers['content-type'] })
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay))

    const fault = faultOfSignature(request, body, { accessKey: ACCESS_KEY, secretKey: SECRET_KEY })
    if (fault) return refusal(403, fault)
    const trouble = troubles.findIndex((one) => one.method === method && one.breaksAfterBytes === undefined)
    if (trouble >= 0) {
      const { status = 500, code = 'InternalError' } = troubles.splice(trouble, 1)[0] ?? {}
      return refusal(status, code)
    }
    if (named !== bucket) return refusal(404, 'NoSuchBucket')
    return key
      ? answerForObject({ method, key, query: url.searchParams, request, body })
      : answerForBucket(method, url)
  }

  function answerForBucket(method: string, url: URL): Answer {
    if (method === 'HEAD') return { status: 200 }
    if (method !== 'GET' || url.searchParams.get('list-type') !== '2') return refusal(501, 'NotImplemented')
    const prefix = url.searchParams.get('prefix') ?? ''
    const after = url.searchParams.get('continuation-token') ?? ''
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort()
    const page = keys.filter((key) => key > after).slice(0, pageSize)
    const isTruncated = page.length > 0 && page.at(-1) !== keys.at(-1)
    const contents = page.map(
      (key) => `<Contents><Key>${escapeXml(key)}</Key><Size>${objects.get(key)?.length}</Size></Contents>`,
    )
    const next = isTruncated
      ? `<NextContinuationToken>${escapeXml(page.at(-1) ?? '')}</NextContinuationToken>`
      : ''
    return xml(
      200,
      `<ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    )
  }

  type ForObject = {
    method: string
    key: string
    query: URLSearchParams
    request: IncomingMessage
    body: Buffer
  }

  function answerForObject({ method, key, query, request, body }: ForObject): Answer {
    if (Buffer.byteLength(key) > 1024) return refusal(400, 'KeyTooLongError')
    if (query.has('uploads') || query.has('uploadId')) return answerForUpload(method, key, query, body)
    const found = objects.get(key)
    switch (method) {
      case 'PUT':
        objects.set(key, body)
        return { status: 200, headers: { etag: etagOf(body) } }
      case 'DELETE':
        objects.delete(key)
        return { status: 204 }
      case 'HEAD':
      case 'GET':
        return found ? contentOf(method, found, request.headers.range) : refusal(404, 'NoSuchKey')
      default:
        return refusal(501, 'NotImplemented')
    }
  }

  function contentOf(method: string, found: Buffer, range: string | undefined): Answer {
    const headers = { etag: etagOf(found), 'content-length': String(found.length) }
    if (method === 'HEAD') return { status: 200, headers }
    const broken = troubles.findIndex((one) => one.method === method)
    const breaksAfterBytes = broken >= 0 ? troubles.splice(broken, 1)[0]?.breaksAfterBytes : undefined
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
    if (first === undefined) return { status: 200, headers, body: found, breaksAfterBytes }
    if (Number(first) >= found.length) return refusal(416, 'InvalidRange')
    const part = found.subarray(Number(first), Number(last) + 1)
    const partly = {
      'content-length': String(part.length),
      'content-range': `bytes ${first}-${Number(first) + part.length - 1}/${found.length}`,
    }
    return { status: 206, headers: { ...headers, ...partly }, body: part, breaksAfterBytes }
  }

  function answerForUpload(method: string, key: string, query: URLSearchParams, body: Buffer): Answer {
    if (method === 'POST' && query.has('uploads')) {
      const id = randomUUID()
      uploads.set(id, { key, parts: new Map() })
      return xml(
        200,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      )
    }
    const id = query.get('uploadId') ?? ''
    const upload = uploads.get(id)
    if (upload?.key !== key) return refusal(404, 'NoSuchUpload')
    switch (method) {
      case 'PUT':
        upload.parts.set(Number(query.get('partNumber')), body)
        return { status: 200, headers: { etag: etagOf(body) } }
      case 'DELETE':
        uploads.delete(id)
        return { status: 204 }
      case 'POST': {
        const named = [...String(body).matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) =>
          Number(number),
        )
        const parts = named.map((number) => upload.parts.get(number) ?? Buffer.alloc(0))
        // All but the last part must have five megabytes, or the store refuses to put them together.
        if (parts.slice(0, -1).some((part) => part.length < 5 * 1024 * 1024))
          return refusal(400, 'EntityTooSmall')
        objects.set(key, Buffer.concat(parts))
        uploads.delete(id)
        return xml(
          200,
          `<CompleteMultipartUploadResult><Key>${escapeXml(key)}</Key></CompleteMultipartUploadResult>`,
        )
      }
      default:
        return refusal(501, 'NotImplemented')
    }
  }

  const server = createServer((request, response) => {
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1))
    response.once('close', () => (atOnce -= 1))
    request.on('error', () => {})
    answer(request).then(
      (given) => send(request, response, given),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const before = { ...process.env }
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: ACCESS_KEY, AWS_SECRET_ACCESS_KEY: SECRET_KEY })

  return {
    ...{ endpoint, bucket, objects, requests },
    urlOf: (prefix = '', other = bucket) => `s3://${other}/${prefix}?region=test-1&endpoint=${endpoint}`,
    openUploads: () => uploads.size,
    mostAtOnce: () => mostAtOnce,
    slowDown: (milliseconds) => (delay = milliseconds),
    fail: (trouble) => troubles.push(trouble),
    close: async () => {
      for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
        if (before[name] === undefined) delete process.env[name]
        else process.env[name] = before[name]
      }
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, headers = {}, body = '', breaksAfterBytes } = answer
  response.writeHead(status, headers)
  if (request.method === 'HEAD') return void response.end()
  if (breaksAfterBytes === undefined) return void response.end(body)
  response.write(Buffer.from(body).subarray(0, breaksAfterBytes), () => response.destroy())
}

const xml = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
})

const refusal = (status: number, code: string): Answer =>
  xml(status, `<Error><Code>${code}</Code><Message>${code}</Message><RequestId>1</RequestId></Error>`)

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
