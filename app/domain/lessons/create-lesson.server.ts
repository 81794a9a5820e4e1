import {
  lessonContent,
  lessonTemplates,
  newId,
  templateLanguage,
  type LessonContent,
} from '@karmashala/authoring'
import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { mediaIdsOf, storable } from '#app/domain/lessons/lesson-content.server.ts'
import { Lesson, LessonRevision } from '#app/domain/lessons/lesson.model.server.ts'
import { MODULES_MAX, type CreateLessonInput } from '#app/domain/lessons/lesson.schema.ts'
import { moduleTitle } from '#app/domain/lessons/write-revision.server.ts'
import { nameMedia } from '#app/domain/media/name-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type CreateLesson = CreateLessonInput & { actor: Actor; courseId: string }

/** Begins a lesson from a template; it becomes the last module of the draft. */
export async function createLesson({
  actor,
  courseId,
  title,
  template,
}: CreateLesson): Promise<{ lessonId: string }> {
  requirePermission(actor, 'course.edit', { organisationId: actor.acting.organisationId })
  const chosen = lessonTemplates.find(({ key }) => key === template)
  if (!chosen) throw new DomainError('invalid', 'lessons:refusals.noTemplate')

  const _id = new Types.ObjectId()
  await changeDraft({
    actor,
    courseId,
    action: 'lesson.created',
    change: async (draft) => {
      if (draft.modules.length >= MODULES_MAX) {
        throw new DomainError('invalid', 'lessons:refusals.tooManyModules', { max: MODULES_MAX })
      }
      const { language } = draft
      const content = lessonContent(language, title, chosen.build(templateLanguage(language), newId))
      await firstRevision({ _id, actor, courseId, content, reason: 'created' })
      return {
        set: { modules: [...draft.modules, { kind: 'lesson', title, lessonId: _id }] },
        details: { lessonId: String(_id), lesson: title, template },
      }
    },
  })
  return { lessonId: String(_id) }
}

type FirstRevision = {
  _id: Types.ObjectId
  actor: Actor
  courseId: Types.ObjectId | string
  content: LessonContent
  reason: 'created' | 'imported'
}

/** Writes a lesson that was not there; its caller puts it into the draft, in the same transaction. */
export async function firstRevision({
  _id,
  actor,
  courseId,
  reason,
  ...given
}: FirstRevision): Promise<string> {
  const providerId = actor.acting.organisationId
  const { content, json } = storable(given.content)
  const title = moduleTitle(content)
  if (!title) throw new DomainError('invalid', 'lessons:errors.title')
  const by = { providerId, courseId }
  const mediaIds = mediaIdsOf(content)
  await Lesson.create([{ _id, ...by, title, revision: 1, content: json, mediaIds, updatedById: actor.id }])
  await nameMedia(providerId, mediaIds)
  await LessonRevision.create([
    {
      ...{ lessonId: _id, ...by, number: 1, base: 0, snapshot: json, reason },
      ...{ savedById: actor.id, savedAt: new Date() },
    },
  ])
  return title
}
