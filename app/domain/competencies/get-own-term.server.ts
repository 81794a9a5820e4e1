import { requirePermission } from '#app/domain/access/require-permission.ts'
import { contentOfCompetency } from '#app/domain/competencies/node-content.ts'
import { type CompetencyContent } from '#app/domain/competencies/node-content.schema.ts'
import { ownTermOf } from '#app/domain/competencies/own-term.server.ts'
import { toCompetency } from '#app/domain/competencies/to-competency.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'

/** A private term as forms about it begin with it. */
export type OwnTerm = {
  code: string
  version: number
  content: CompetencyContent
  /** What would feel it if the term went: courses tagged with it, people it is evidence for. */
  usedBy: { courses: number; people: number }
}

export async function getOwnTerm({ actor, code }: { actor: Actor; code: string }): Promise<OwnTerm> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'framework.keep_own', { organisationId })
  const term = await ownTermOf(organisationId, code)
  const courses = await CourseVersion.distinct('courseId', {
    providerId: organisationId,
    $or: [{ 'tags.competencyCode': code }, { 'modules.tags.competencyCode': code }],
  })
  const people = await CompetencyProfile.countDocuments({
    ministryId: organisationId,
    evidence: { $elemMatch: { code, withdrawn: null } },
  })
  return {
    ...{ code, version: term.version, content: contentOfCompetency(toCompetency(term)) },
    usedBy: { courses: courses.length, people },
  }
}
