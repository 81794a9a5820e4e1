import { libraryCause } from '#app/lib/storage/library-cause.ts'
import { StorageError, type StorageErrorCode } from '#app/lib/storage/storage-error.ts'

type Fault = { name?: string; code?: string; $metadata?: { httpStatusCode?: number } }

const faultOf = (error: unknown): Fault => (error instanceof Error ? (error as Fault) : {})

/** An answer to HEAD has no body, so the store cannot say whether it is the object or the bucket that is missing. */
export function isMissingObject(error: unknown): boolean {
  const { name, $metadata } = faultOf(error)
  return $metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket'
}

const EXPLAINED: Record<string, [StorageErrorCode, string]> = {
  NoSuchKey: ['not_found', 'there is no such file'],
  NoSuchBucket: ['missing', 'the bucket does not exist'],
  CredentialsProviderError: ['denied', 'no keys were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'],
  InvalidAccessKeyId: ['denied', 'the object store does not know this access key'],
  SignatureDoesNotMatch: ['denied', 'the secret key is not the one of the access key'],
  ExpiredToken: ['denied', 'the keys have expired'],
  RequestTimeTooSkewed: ['denied', 'the clock of this machine is wrong'],
  PermanentRedirect: ['failed', 'the bucket is in another region than STORAGE_URL says'],
  AuthorizationHeaderMalformed: ['failed', 'the bucket is in another region than STORAGE_URL says'],
  XMinioStorageFull: ['no_space', 'the object store is full'],
  QuotaExceeded: ['no_space', 'the quota is used up'],
  KeyTooLongError: ['bad_name', 'the name is longer than the object store takes'],
}

const UNREACHABLE = [
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
    'EPIPE',
  ],
  ...['TimeoutError', 'AbortError'],
]

/** What an object store's refusal means, as far as an operator can do something about it; other errors as they are. */
export function explainBucketFault(
  error: unknown,
  { what, bucket }: { what: string; bucket: string },
): unknown {
  const cause = libraryCause(error)
  if (!(cause instanceof Error) || cause instanceof StorageError) return cause
  const { name = '', code = '', $metadata } = faultOf(cause)
  const [known, reason] = EXPLAINED[name] ?? explainStatus($metadata?.httpStatusCode) ?? []
  const told = (code: StorageErrorCode, why: string) =>
    new StorageError(code, `${what} (bucket ${bucket}): ${why}.`, { cause })
  if (known) return told(known, reason ?? '')
  if (UNREACHABLE.includes(code) || UNREACHABLE.includes(name)) {
    return told('unreachable', `the object store does not answer (${code || name})`)
  }
  if (/region is missing/i.test(cause.message)) {
    return told('failed', 'STORAGE_URL must say the region, as in ?region=ap-south-1')
  }
  return $metadata ? told('failed', `the object store answered ${name || $metadata.httpStatusCode}`) : cause
}

function explainStatus(status: number | undefined): [StorageErrorCode, string] | undefined {
  switch (status) {
    case 301:
      return ['failed', 'the bucket is in another region than STORAGE_URL says']
    case 401:
    case 403:
      return ['denied', 'these keys may not do that']
    case 404:
      return ['missing', 'the bucket does not exist']
    case 503:
      return ['unreachable', 'the object store is too busy']
    case 507:
      return ['no_space', 'the object store is full']
    default:
      return undefined
  }
}
