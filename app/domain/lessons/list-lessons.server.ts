import {
  checkFiles,
  checkLesson,
  lessonStatistics,
  localise,
  percentCurrent,
  remarkSentence,
  type LessonContent,
  type LessonRemark,
} from '@karmashala/authoring'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import {
  type LessonList,
  type LessonListItem,
  type ModuleListItem,
} from '#app/domain/lessons/lesson-views.ts'
import { Lesson, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { findMissing } from '#app/domain/media/name-media.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

const NAMED_MAX = 5

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
  const [lessons, removed] = await Promise.all([
    Lesson.find({ _id: { $in: ids }, courseId, providerId }).lean<LessonRecord[]>(),
    Lesson.find({ courseId, providerId, removed: { $ne: null } }, { content: 0 })
      .sort({ 'removed.at': -1 })
      .lean<LessonRecord[]>(),
  ])
  const people = [
    ...lessons.map(({ updatedById }) => updatedById),
    ...removed.flatMap(({ removed: taken }) => taken?.byId ?? []),
  ]
  const users = await User.find({ _id: { $in: people } }, { name: 1 }).lean()
  const missing = await findMissing(
    providerId,
    lessons.flatMap(({ mediaIds }) => mediaIds.map(String)),
  )
  const nameOf = (id: unknown) => users.find(({ _id }) => String(_id) === String(id))?.name ?? ''
  return {
    modules: version.modules.flatMap(({ _id, title, lessonId }): ModuleListItem[] => {
      if (!lessonId) return [{ moduleId: String(_id), title, kind: 'package' }]
      const lesson = lessons.find((one) => String(one._id) === String(lessonId))
      if (!lesson) return []
      const item = toItem(lesson, { updatedBy: nameOf(lesson.updatedById), missing })
      return [{ moduleId: String(_id), title, kind: 'lesson', ...item }]
    }),
    removed: removed.flatMap(({ _id, title, removed: taken }) =>
      taken
        ? [{ id: String(_id), title, removedAt: taken.at.toISOString(), removedBy: nameOf(taken.byId) }]
        : [],
    ),
  }
}

type Known = { updatedBy: string; missing: readonly string[] }

function toItem(lesson: LessonRecord, { updatedBy, missing }: Known): LessonListItem {
  const content = readContent(lesson)
  const remarks = [...checkLesson(content), ...checkFiles(content.document.content, missing)]
  const must = remarks.filter(({ severity }) => severity === 'must')
  return {
    id: String(lesson._id),
    revision: lesson.revision,
    updatedAt: lesson.updatedAt.toISOString(),
    updatedBy,
    ...lessonStatistics(content.document),
    remarks: { must: must.length, should: remarks.length - must.length },
    mustMend: inWords(must).slice(0, NAMED_MAX),
    translations: toTranslations(content),
  }
}

/** The same sentence about several blocks is said once. */
function inWords(remarks: readonly LessonRemark[]): LessonListItem['mustMend'] {
  const counts = new Map<string, { en: string; hi: string; count: number }>()
  for (const remark of remarks) {
    const en = remarkSentence(remark, 'en')
    const known = counts.get(en)
    counts.set(en, { en, hi: remarkSentence(remark, 'hi'), count: (known?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

const toTranslations = (content: LessonContent): LessonListItem['translations'] =>
  Object.keys(content.translations)
    .sort()
    .map((language) => ({ language, percentCurrent: percentCurrent(localise(content, language)) }))
