/** Where a package is unpacked, under the SHA-256 of its bytes. */
export const packageFolder = (sha256: string): string => `packages/${sha256}`

/** Where a file of a package lies in storage; `path` is relative to the folder of the manifest. */
export const packageFile = (sha256: string, path: string): string => `${packageFolder(sha256)}/${path}`

/** Written last: without it a crash has left the package half unpacked. It lies outside what a package can write to. */
export const packageMarker = (sha256: string): string => `${packageFolder(sha256)}.complete`

/** What has arrived of uploads, in one folder: folders of their own would stay behind empty. */
export const UPLOADS = 'uploads'
export const partsOf = (uploadId: string): string => `${UPLOADS}/${uploadId}-`

/** Two senders of the same part must not write over each other; the record says whose part counts. */
export const uploadPart = (uploadId: string, offset: number, sender: string): string =>
  `${partsOf(uploadId)}${offset}-${sender}`

/** The upload a part belongs to. */
export const uploadIdOf = (part: string): string => part.slice(UPLOADS.length + 1).split('-')[0] ?? ''
