import { type AccessView } from '#app/domain/learning/learning-views.ts'
import { findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'

type FindAccess = { userId: string; courseId: string; seatId: string }

/** Whether a learner may open the course today, and if not, what became of the seat they had. */
export async function findAccess({ userId, courseId, seatId }: FindAccess): Promise<AccessView> {
  const held = await findHeldSeat({ userId, courseId })
  if (held) return { status: 'open', seatExpiresAt: held.expiresAt }

  const former = await Seat.findOne({ _id: seatId, courseId }, { releasedAt: 1, expiresAt: 1 }).lean()
  if (former?.releasedAt) {
    return { status: 'closed', reason: 'taken_back', at: former.releasedAt.toISOString() }
  }
  return { status: 'closed', reason: 'expired', at: former?.expiresAt.toISOString() ?? null }
}
