import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { MODULES_MAX } from '#app/domain/lessons/lesson.schema.ts'
import { getOwnLesson, getWritableLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type OneLesson = { actor: Actor; courseId: string; lessonId: string }

/** Takes a lesson out of the draft. It is kept with all its revisions, and versions that were submitted keep theirs. */
export async function removeLesson({ actor, courseId, lessonId }: OneLesson): Promise<void> {
  const providerId = actor.acting.organisationId
  await changeDraft({
    actor,
    courseId,
    action: 'lesson.removed',
    change: async () => {
      const { lesson, draft } = await getWritableLesson({ providerId, courseId, lessonId })
      const position = draft.modules.findIndex((module) => String(module.lessonId) === lessonId)
      const module = draft.modules[position]
      const removed = { at: new Date(), byId: actor.id, module, position }
      await settle(lesson._id, providerId, { removed: null }, removed)
      return {
        set: { modules: draft.modules.toSpliced(position, 1) },
        details: { lessonId, lesson: lesson.title },
      }
    },
  })
}

/** Puts a lesson back where it was, with its tags and rules. */
export async function putLessonBack({ actor, courseId, lessonId }: OneLesson): Promise<void> {
  const providerId = actor.acting.organisationId
  await changeDraft({
    actor,
    courseId,
    action: 'lesson.put_back',
    change: async ({ modules }) => {
      const { _id, removed, title } = await getOwnLesson({ providerId, courseId, lessonId })
      if (!removed) throw new DomainError('conflict', 'lessons:refusals.notRemoved')
      if (modules.length >= MODULES_MAX) {
        throw new DomainError('invalid', 'lessons:refusals.tooManyModules', { max: MODULES_MAX })
      }
      await settle(_id, providerId, { removed: { $ne: null } }, null)
      const module = { ...(removed.module as object), title }
      return {
        set: {
          modules: [...modules].toSpliced(Math.min(removed.position, modules.length), 0, module as never),
        },
        details: { lessonId, lesson: title },
      }
    },
  })
}

async function settle(_id: unknown, providerId: string, from: object, removed: object | null): Promise<void> {
  const changed = await Lesson.updateOne({ _id, providerId, ...from }, { $set: { removed } })
  if (changed.matchedCount === 0) throw new DomainError('conflict', 'errors:conflict')
}
