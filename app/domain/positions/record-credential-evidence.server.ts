import { type Types } from 'mongoose'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { evidenceOfVersion } from '#app/domain/positions/evidence-of-version.ts'

type Issued = {
  credentialId: Types.ObjectId
  userId: Types.ObjectId
  ministryId: Types.ObjectId
  courseVersionId: Types.ObjectId
  at: Date
}

/**
 * Writes into a person's profile what a credential is evidence of, once, however often it is called. Part of the
 * transaction that issues the credential. A person who is no member of the ministry has no profile there.
 */
export async function recordCredentialEvidence({
  credentialId,
  userId,
  ministryId,
  courseVersionId,
  at,
}: Issued): Promise<void> {
  const version = await CourseVersion.findById(courseVersionId, { tags: 1, modules: 1 }).lean()
  const shown = version ? evidenceOfVersion(version, await currentDictionary()) : []
  if (shown.length === 0) return
  const membership = await Membership.findOne({ userId, organisationId: ministryId }, { _id: 1 }).lean()
  if (!membership) return
  const person = { userId, ministryId }
  if (await CompetencyProfile.exists({ ...person, 'evidence.credentialId': credentialId })) return
  const evidence = shown.map(({ code, level }) => ({ code, level, kind: 'credential', at, credentialId }))
  await CompetencyProfile.updateOne(
    person,
    {
      $push: { evidence: { $each: evidence } },
      $inc: { revision: 1 },
      $setOnInsert: { membershipId: membership._id },
    },
    { upsert: true },
  )
}
