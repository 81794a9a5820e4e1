import { type DomainError } from '#app/lib/errors.ts'

type Limits = {
  maxInBytes: number
  /** What is thrown of a body that is longer, or no JSON. */
  refuse: { tooLarge: () => DomainError; noJson: (cause: unknown) => DomainError }
}

/** The body of a script's request. One that is too large is not read to its end. */
export async function readJson(request: Request, { maxInBytes, refuse }: Limits): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxInBytes) throw refuse.tooLarge()
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (cause) {
    throw refuse.noJson(cause)
  }
}
