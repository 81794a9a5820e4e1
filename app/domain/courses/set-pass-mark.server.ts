import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { passMarkSchema } from '#app/domain/courses/course.schema.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type SetPassMark = { actor: Actor; courseId: string; passMarkPercent: number }

/**
 * The share of its points that passes a lesson of the draft. It goes into every package made of the lessons, and a version
 * that was submitted keeps the one it was made with.
 */
export async function setPassMark({ actor, courseId, passMarkPercent }: SetPassMark): Promise<void> {
  const input = passMarkSchema.safeParse({ passMarkPercent })
  if (!input.success) throw new DomainError('invalid', 'lessons:errors.passMark')
  await changeDraft({
    actor,
    courseId,
    action: 'course.pass_mark_changed',
    change: (draft) => ({
      set: { passMarkPercent },
      details: { fromPercent: passMarkOf(draft), toPercent: passMarkPercent },
    }),
  })
}
