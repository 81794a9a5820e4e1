import { verificationPath } from '#app/domain/credentials/credential-code.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type CompetencyProfileRecord } from '#app/domain/positions/competency-profile.model.server.ts'
import { type EvidenceView } from '#app/domain/positions/passport-view.ts'

type Evidence = CompetencyProfileRecord['evidence'][number]
type Describe = { evidence: readonly Evidence[]; readerId: string; isSelf: boolean }

/** Puts names and certificates to evidence. The person's own certificate opens; others may verify it. */
export async function describeEvidence({
  evidence,
  readerId,
  isSelf,
}: Describe): Promise<(one: Evidence) => EvidenceView> {
  const users = await User.find({ _id: { $in: idsOf(evidence.map(({ byId }) => byId)) } }, { name: 1 }).lean()
  const credentials = await Credential.find(
    { _id: { $in: idsOf(evidence.map(({ credentialId }) => credentialId)) } },
    { code: 1, courseTitle: 1, courseTitleHi: 1 },
  ).lean()
  const nameOf = new Map(users.map(({ _id, name }) => [String(_id), name]))
  const credentialOf = new Map(credentials.map((credential) => [String(credential._id), credential]))
  return ({ _id, level, kind, at, byId, credentialId, note, withdrawn }) => {
    const credential = credentialOf.get(String(credentialId))
    return {
      ...{ evidenceId: String(_id), level, kind },
      at: at.toISOString(),
      byName: nameOf.get(String(byId)) ?? null,
      note: note ?? null,
      course: credential
        ? {
            title: credential.courseTitle,
            titleHi: credential.courseTitleHi ?? null,
            path: isSelf ? `/certificates/${credential.code}` : verificationPath(credential.code),
          }
        : null,
      withdrawn: withdrawn
        ? { at: (withdrawn.at ?? at).toISOString(), reason: withdrawn.reason ?? '' }
        : null,
      isOwn: kind !== 'credential' && String(byId) === readerId,
    }
  }
}

const idsOf = <T>(ids: readonly (T | null | undefined)[]): T[] => ids.filter((id): id is T => id != null)
