/** Where a file of a package lies in storage; `path` is relative to the folder of the manifest. */
export const packageFile = (sha256: string, path: string): string => `packages/${sha256}/${path}`

/** Written last: without it a crash has left the package half unpacked. It lies outside what a package can write to. */
export const packageMarker = (sha256: string): string => `packages/${sha256}.complete`
