import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { PRICE_MAX_IN_RUPEES } from '#app/domain/courses/course.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type SetPrice = { actor: Actor; courseId: string; pricePerSeatPerYearInPaise: number }

/** The price of one seat for one year, before tax. */
export async function setPrice({
  actor,
  courseId,
  pricePerSeatPerYearInPaise: paise,
}: SetPrice): Promise<void> {
  if (!Number.isInteger(paise) || paise < 0 || paise > PRICE_MAX_IN_RUPEES * 100) {
    throw new DomainError('invalid', 'errors:price')
  }
  await changeDraft({
    actor,
    courseId,
    action: 'course.price_changed',
    change: (draft) => ({
      set: { pricePerSeatPerYearInPaise: paise },
      details: { fromInPaise: draft.pricePerSeatPerYearInPaise ?? null, toInPaise: paise },
    }),
  })
}
