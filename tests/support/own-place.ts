import path from 'node:path'

/** A place of one worker's own below a configured storage, so that runs on the same one do not meet. */
export function ownStorage(storageUrl: string | undefined, name: string): string | undefined {
  if (!storageUrl) return undefined
  const url = new URL(storageUrl)
  url.pathname = path.posix.join('/', url.pathname, name)
  return url.href
}

/** The address with which the driver tells of the commands it sends, which it only does when asked. */
export function withMonitoring(mongoUri: string): string {
  const [base = '', query] = mongoUri.split('?')
  const rooted = /^[^/]+\/\/[^/]+$/.test(base) ? `${base}/` : base
  return `${rooted}?${[query, 'monitorCommands=true'].filter(Boolean).join('&')}`
}
