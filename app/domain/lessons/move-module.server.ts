import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { type MoveModuleInput } from '#app/domain/lessons/lesson.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type MoveModule = MoveModuleInput & { actor: Actor; courseId: string }

/** Moves a lesson or the package of the draft by one place; at an end it stays where it is. */
export async function moveModule({ actor, courseId, moduleId, direction }: MoveModule): Promise<void> {
  await changeDraft({
    actor,
    courseId,
    action: 'course.module_moved',
    change: ({ modules }) => {
      const from = modules.findIndex(({ _id }) => String(_id) === moduleId)
      const module = modules[from]
      if (!module) throw new DomainError('not_found', 'provide:refusals.noModule')
      const to = Math.min(Math.max(from + (direction === 'up' ? -1 : 1), 0), modules.length - 1)
      if (to === from) return null
      return {
        set: { modules: modules.toSpliced(from, 1).toSpliced(to, 0, module) },
        details: { moduleId, module: module.title, place: to + 1 },
      }
    },
  })
}
