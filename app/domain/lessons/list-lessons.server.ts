import { requirePermission } from '#app/domain/access/require-permission.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { lessonFacts } from '#app/domain/lessons/lesson-facts.server.ts'
import { type LessonList, type ModuleListItem } from '#app/domain/lessons/lesson-views.ts'
import { Lesson, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type ListLessons = { actor: Actor; courseId: string; versionId: string }

/** The modules of a version in their order, with how far each lesson is, and the lessons that were taken out. */
export async function listLessons({ actor, courseId, versionId }: ListLessons): Promise<LessonList> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const version = await CourseVersion.findOne({
    _id: versionId,
    courseId,
    providerId,
  }).lean<CourseVersionRecord>()
  if (!version) throw new DomainError('not_found', 'errors:notFound')
  const ids = version.modules.flatMap(({ lessonId }) => lessonId ?? [])
  // Without what they say, which may be megabytes of each.
  const [lessons, removed] = await Promise.all([
    Lesson.find({ _id: { $in: ids }, courseId, providerId }, { content: 0 }).lean<LessonRecord[]>(),
    Lesson.find({ courseId, providerId, removed: { $ne: null } }, { content: 0 }).lean<LessonRecord[]>(),
  ])
  const people = [
    ...lessons.map(({ updatedById }) => updatedById),
    ...removed.flatMap(({ removed: taken }) => taken?.byId ?? []),
  ]
  const users = await User.find({ _id: { $in: people } }, { name: 1 }).lean()
  const facts = await lessonFacts({ providerId, lessons })
  const nameOf = (id: unknown) => users.find(({ _id }) => String(_id) === String(id))?.name ?? ''
  return {
    modules: version.modules.flatMap(({ _id, title, lessonId }): ModuleListItem[] => {
      if (!lessonId) return [{ moduleId: String(_id), title, kind: 'package' }]
      const lesson = lessons.find((one) => String(one._id) === String(lessonId))
      const known = facts.get(String(lessonId))
      if (!lesson || !known) return []
      const { revision, updatedAt, updatedById } = lesson
      const written = { revision, updatedAt: updatedAt.toISOString(), updatedBy: nameOf(updatedById) }
      const place = { moduleId: String(_id), title, kind: 'lesson' as const, id: String(lessonId) }
      return [{ ...place, ...written, ...known }]
    }),
    removed: removed
      .flatMap(({ _id, title, removed: taken }) =>
        taken
          ? [{ id: String(_id), title, removedAt: taken.at.toISOString(), removedBy: nameOf(taken.byId) }]
          : [],
      )
      .sort((one, other) => other.removedAt.localeCompare(one.removedAt)),
  }
}
