import { DomainError } from '#app/lib/errors.ts'
import { readForm } from '#app/lib/http.server.ts'

/** What a form has around its file: boundaries, the token. */
const FORM_AROUND_FILE_IN_BYTES = 10_000

/** The text of the file a form sends, which is small enough to be held in memory. */
export async function readTextUpload(request: Request, maxInBytes: number): Promise<string> {
  const length = Number(request.headers.get('Content-Length') ?? 0)
  if (length > maxInBytes + FORM_AROUND_FILE_IN_BYTES) throw new DomainError('too_large', 'errors:tooLarge')
  const file = (await readForm(request)).get('file')
  if (!(file instanceof File) || file.size === 0) throw new DomainError('invalid', 'errors:file')
  if (file.size > maxInBytes) throw new DomainError('too_large', 'errors:tooLarge')
  return await file.text()
}
