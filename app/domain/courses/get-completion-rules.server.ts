import { isInteraction } from '@karmashala/authoring'
import { completionRules } from '@karmashala/player'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { type ModuleRulesView } from '#app/domain/courses/completion-rules.schema.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
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
  const version = await CourseVersion.findOne({ _id: versionId, courseId, providerId }, { modules: 1 }).lean()
  if (!version) throw new DomainError('not_found', 'errors:notFound')
  return await describeRules(version)
}

async function asksAnything(lessonId: unknown): Promise<boolean> {
  const lesson = await Lesson.findOne({ _id: lessonId }, { content: 1 }).lean()
  return lesson !== null && readContent(lesson).document.content.some(({ type }) => isInteraction(type))
}

export async function describeRules({
  modules,
}: Pick<CourseVersionRecord, 'modules'>): Promise<ModuleRulesView[]> {
  return await Promise.all(
    modules.map(async ({ _id, title, packageId, lessonId, rules }) => {
      const played = packageId ? await findPlayedPackage(String(packageId)) : null
      // What has not been made into a package yet is one part with or without questions.
      if (!played && lessonId) {
        return {
          ...{ moduleId: String(_id), title, rules: completionRules(rules) },
          ...{ hasPassMark: await asksAnything(lessonId), partCount: 1, isSequenced: false },
        }
      }
      const items = [...(played?.items.values() ?? [])]
      return {
        moduleId: String(_id),
        title,
        rules: completionRules(rules),
        hasPassMark: items.some((item) => item.masteryScore !== null || item.scaledPassingScore !== null),
        partCount: items.filter(({ isShown, isExternal }) => isShown && !isExternal).length,
        isSequenced: played?.tree != null,
      }
    }),
  )
}
