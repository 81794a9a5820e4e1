/** What happened, without the sentence the storage library puts around it. */
export function libraryCause(error: unknown): unknown {
  const isWrapped =
    error instanceof Error &&
    String((error as { code?: unknown }).code).startsWith('flystorage.') &&
    error.cause
  return isWrapped ? libraryCause(error.cause) : error
}
