import { normaliseCode, verificationPath } from '#app/domain/credentials/credential-code.ts'
import { type CertificateView } from '#app/domain/credentials/credential-views.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { toPublicCredential } from '#app/domain/credentials/to-public-credential.server.ts'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/**
 * The certificate, for the person it belongs to and nobody else; others verify it. It stays theirs in whatever
 * organisation and role they act today.
 */
export async function getCertificate({
  viewer,
  code: typed,
}: {
  viewer: Viewer | null
  code: string
}): Promise<CertificateView> {
  if (!viewer) throw new DomainError('unauthenticated', 'errors:signInFirst')
  const code = normaliseCode(typed)
  const credential = code && (await Credential.findOne({ code, userId: viewer.id }).lean())
  if (!credential) throw new DomainError('not_found', 'learn:refusals.noCertificate')
  return {
    ...toPublicCredential(credential),
    ministryName: credential.ministryName,
    ministryNameHi: credential.ministryNameHi ?? null,
    durationInMinutes: credential.durationInMinutes,
    enrolmentId: String(credential.enrolmentId),
    verificationUrl: new URL(verificationPath(credential.code), getRuntime().appOrigin).href,
  }
}
