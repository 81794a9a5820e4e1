import { type PublicCredential } from '#app/domain/credentials/credential-views.ts'
import { type CredentialRecord } from '#app/domain/credentials/credential.model.server.ts'
import { percentOf } from '#app/domain/learning/item-outcome.ts'

export const toPublicCredential = (credential: CredentialRecord): PublicCredential => ({
  code: credential.code,
  learnerName: credential.learnerName,
  courseTitle: credential.courseTitle,
  courseTitleHi: credential.courseTitleHi ?? null,
  courseVersionNumber: credential.courseVersionNumber,
  providerName: credential.providerName,
  providerNameHi: credential.providerNameHi ?? null,
  completedAt: credential.completedAt.toISOString(),
  issuedAt: credential.issuedAt.toISOString(),
  scorePercent: percentOf(credential.scoreScaled),
  competencies: credential.competencies.map(({ code, name, nameHi, level }) => ({
    ...{ code, name, level },
    nameHi: nameHi ?? null,
  })),
  revoked: credential.revoked
    ? { at: credential.revoked.at.toISOString(), reason: credential.revoked.reason ?? null }
    : null,
})
