import { completionRules } from '@karmashala/player'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { type ModuleRulesView } from '#app/domain/courses/completion-rules.schema.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { asksAnything } from '#app/domain/lessons/course-for-export.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { findPlayedPackage, type PlayedItem } from '#app/domain/learning/played-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type GetCompletionRules = { actor: Actor; courseId: string; versionId: string }

/** The rules of every module of a version, for those who write it. */
export async function getCompletionRules({
  actor,
  courseId,
  versionId,
}: GetCompletionRules): Promise<ModuleRulesView[]> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const version = await CourseVersion.findOne(
    { _id: versionId, courseId, providerId },
    { providerId: 1, status: 1, modules: 1, passMarkPercent: 1 },
  ).lean()
  if (!version) throw new DomainError('not_found', 'errors:notFound')
  return await describeRules(version)
}

type Described = Pick<CourseVersionRecord, 'providerId' | 'status' | 'modules' | 'passMarkPercent'>

export async function describeRules({
  providerId,
  status,
  modules,
  ...course
}: Described): Promise<ModuleRulesView[]> {
  // A draft names of a lesson what was made of it at the last submission; what is written since counts as it will be.
  const written = modules.flatMap(({ lessonId, packageId }) =>
    lessonId && (status === 'draft' || !packageId) ? [lessonId] : [],
  )
  const lessons = await Lesson.find({ _id: { $in: written }, providerId }, { content: 1 }).lean()
  const asking = new Map(lessons.map((lesson) => [String(lesson._id), asksAnything(readContent(lesson))]))
  return await Promise.all(
    modules.map(async ({ _id, kind, title, packageId, lessonId, rules }) => {
      const place = { moduleId: String(_id), kind, title, rules: completionRules(rules) }
      const hasPassMark = asking.get(String(lessonId))
      if (hasPassMark !== undefined) {
        const passMarkPercent = hasPassMark ? passMarkOf(course) : null
        return { ...place, hasPassMark, passMarkPercent, partCount: 1, isSequenced: false }
      }
      const played = packageId ? await findPlayedPackage(String(packageId)) : null
      const items = [...(played?.items.values() ?? [])]
      const marks = new Set(items.flatMap((item) => markOf(item) ?? []))
      const [mark = null] = marks
      return {
        ...place,
        hasPassMark: marks.size > 0,
        passMarkPercent: marks.size === 1 ? mark : null,
        partCount: items.filter(({ isShown, isExternal }) => isShown && !isExternal).length,
        isSequenced: played?.tree != null,
      }
    }),
  )
}

/** SCORM 1.2 counts to a hundred, 2004 to one. */
function markOf({
  masteryScore,
  scaledPassingScore,
}: Pick<PlayedItem, 'masteryScore' | 'scaledPassingScore'>): number | null {
  if (masteryScore !== null) return masteryScore
  return scaledPassingScore === null ? null : Math.round(scaledPassingScore * 100)
}
