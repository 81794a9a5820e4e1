import { normaliseCode } from '#app/domain/credentials/credential-code.ts'
import { type PublicCredential } from '#app/domain/credentials/credential-views.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { toPublicCredential } from '#app/domain/credentials/to-public-credential.server.ts'

export type Verification =
  { status: 'valid' | 'revoked'; credential: PublicCredential } | { status: 'unknown' }

/** What the platform knows about a code; open to everybody, so it says no more than a certificate is for. */
export async function verifyCredential({ code: typed }: { code: string }): Promise<Verification> {
  const code = normaliseCode(typed)
  const found = code && (await Credential.findOne({ code }).lean())
  if (!found) return { status: 'unknown' }
  const credential = toPublicCredential(found)
  return { status: credential.revoked ? 'revoked' : 'valid', credential }
}
