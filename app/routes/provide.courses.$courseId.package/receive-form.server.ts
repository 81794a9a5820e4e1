import { type Readable } from 'node:stream'
import { tooLarge } from '#app/domain/packages/begin-upload.server.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { DomainError } from '#app/lib/errors.ts'
import { receiveFile } from '#app/lib/receive-file.server.ts'

/** Hands the package a form sends to `save` as it arrives. */
export async function receiveForm<T>(
  request: Request,
  { maxBytes = PACKAGE_MAX_IN_BYTES }: { maxBytes?: number },
  save: (content: Readable, originalName: string) => Promise<T>,
): Promise<T> {
  return await receiveFile(
    request,
    { field: 'package', maxBytes, tooLarge, broken },
    async ({ content, originalName }) => await save(content, originalName),
  )
}

const broken = (cause: unknown) =>
  new DomainError('invalid', 'provide:refusals.uploadBroken', undefined, { cause })
