import { type Dictionary } from '@karmashala/frac'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { highestLevels } from '#app/domain/courses/highest-levels.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { newCredentialCode } from '#app/domain/credentials/new-credential-code.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { readOutline } from '#app/domain/learning/course-outline.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { courseScore, readModuleOutcomes } from '#app/domain/learning/module-outcomes.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { recordCredentialEvidence } from '#app/domain/positions/record-credential-evidence.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'

/**
 * Writes down what is true today: names, titles, score and competencies as they are now. Part of the transaction that
 * completes the enrolment; an enrolment has one credential, however often this is called.
 */
export async function issueCredential({ enrolmentId }: { enrolmentId: string }): Promise<{ code: string }> {
  const issued = await Credential.findOne({ enrolmentId }, { code: 1 }).lean()
  if (issued) return { code: issued.code }

  const enrolment = await Enrolment.findOne({ _id: enrolmentId, completedAt: { $ne: null } }).lean()
  if (!enrolment?.completedAt) throw new Error('A credential for a course that is not completed.')
  const { userId, courseId, courseVersionId, ministryId, completedAt } = enrolment
  const version = await CourseVersion.findById(courseVersionId).lean()
  const learner = await User.findById(userId, { name: 1 }).lean()
  const provider = await Organisation.findById(version?.providerId, { name: 1, nameHi: 1 }).lean()
  const ministry = await Organisation.findById(ministryId, { name: 1, nameHi: 1 }).lean()
  const attempts = await Attempt.find({ enrolmentId }, { 'state.cmi': 0 }).lean()
  if (!version || !learner || !provider || !ministry) throw new Error('An enrolment that names nobody.')
  const outline = await readOutline(version)
  const outcomes = await readModuleOutcomes(outline, { enrolmentId, attempts, counting: 'settled' })

  const code = newCredentialCode()
  const issuedAt = new Date()
  const [credential] = await Credential.create([
    {
      ...{ code, enrolmentId, userId, courseId, courseVersionId, completedAt },
      courseVersionNumber: version.number,
      learnerName: learner.name,
      courseTitle: version.title,
      courseTitleHi: version.titleHi,
      providerName: provider.name,
      providerNameHi: provider.nameHi,
      ministryName: ministry.name,
      ministryNameHi: ministry.nameHi,
      durationInMinutes: version.durationInMinutes,
      scoreScaled: courseScore(outcomes.values()),
      competencies: highestTags(version, await currentDictionary()),
      issuedAt,
      profiledAt: issuedAt,
    },
  ])
  if (!credential) throw new Error('No credential was made.')
  const { _id: credentialId } = credential
  await recordCredentialEvidence({ credentialId, userId, ministryId, courseVersionId, at: completedAt })
  await recordAudit({
    organisationId: String(ministryId),
    actorId: null,
    action: 'credential.issued',
    subject: { kind: 'enrolment', id: enrolmentId },
    details: { courseId: String(courseId), version: version.number },
  })
  return { code }
}

/** Each competency once, at the highest level the course claims for it. */
function highestTags(version: CourseVersionRecord, dictionary: Dictionary) {
  return highestLevels(allTags(version), dictionary).map(({ code, level }) => {
    const competency = dictionary.find(code)
    return {
      code,
      level,
      name: competency?.name ?? code,
      nameHi: competency?.nameHi || competency?.name || code,
    }
  })
}
