import { fileURLToPath } from 'node:url'

export type StoragePlace =
  | { kind: 'folder'; folder: string }
  | {
      kind: 'bucket'
      bucket: string
      /** Without slashes at its ends; empty for the whole bucket. */
      prefix: string
      region?: string
      endpoint?: string
      forcePathStyle: boolean
    }

/** What is wrong with the address of a storage, so that «STORAGE_URL …» is a sentence. */
export class StorageUrlFault extends Error {
  override readonly name = 'StorageUrlFault'
}

const PARAMETERS = ['region', 'endpoint', 'forcePathStyle']

/**
 * Reads `file:///folder` or `s3://bucket/prefix?region=…&endpoint=…&forcePathStyle=true`. Keys are not part of it: the
 * client finds them as AWS's own tools do.
 */
export function parseStorageUrl(text: string): StoragePlace {
  if (/^file:/i.test(text)) return parseFolder(text)
  if (/^s3:/i.test(text)) return parseBucket(text)
  throw new StorageUrlFault('must start with file: or s3:')
}

function parseFolder(text: string): StoragePlace {
  if (!/^file:\/\/\/[^/]/i.test(text)) {
    throw new StorageUrlFault('must name a folder by its whole path, as in file:///var/lib/karmashala')
  }
  if (/[?#]/.test(text)) throw new StorageUrlFault('takes no parameters after a folder')
  try {
    return { kind: 'folder', folder: fileURLToPath(text) }
  } catch {
    throw new StorageUrlFault('holds an escape that is not one')
  }
}

function parseBucket(text: string): StoragePlace {
  if (!URL.canParse(text)) throw new StorageUrlFault('must look like s3://bucket/prefix')
  const url = new URL(text)
  const bucket = url.host
  if (url.username || url.password) {
    throw new StorageUrlFault(
      'must not hold keys; they belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    )
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new StorageUrlFault(
      'must name a bucket of 3 to 63 small letters, digits, dots and hyphens: s3://bucket/prefix',
    )
  }
  const region = url.searchParams.get('region') ?? undefined
  const endpoint = readEndpoint(url.searchParams.get('endpoint'))
  const pathStyle = url.searchParams.get('forcePathStyle')
  for (const name of url.searchParams.keys()) {
    if (!PARAMETERS.includes(name)) {
      throw new StorageUrlFault(`does not take ${name}; it takes region, endpoint and forcePathStyle`)
    }
  }
  if (region !== undefined && !/^[a-z0-9-]+$/.test(region)) {
    throw new StorageUrlFault('names a region that is none; one looks like ap-south-1')
  }
  if (pathStyle !== null && !['true', 'false'].includes(pathStyle)) {
    throw new StorageUrlFault('takes true or false for forcePathStyle')
  }
  return {
    ...{ kind: 'bucket', bucket, prefix: readPrefix(url.pathname) },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    // What is not Amazon's own rarely has a host name for every bucket.
    forcePathStyle: pathStyle === null ? endpoint !== undefined : pathStyle === 'true',
  }
}

function readPrefix(pathname: string): string {
  let prefix: string
  try {
    prefix = decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '')
  } catch {
    throw new StorageUrlFault('holds an escape that is not one')
  }
  if (/(^|\/)(\.{0,2})(\/|$)/.test(prefix) && prefix !== '') {
    throw new StorageUrlFault('has a prefix that is not a plain path')
  }
  return prefix
}

function readEndpoint(text: string | null): string | undefined {
  if (text === null) return undefined
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new StorageUrlFault('names an endpoint that is not an address such as https://minio.example.org')
  }
  return text.replace(/\/$/, '')
}
