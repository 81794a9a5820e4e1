import { boundLog, type LogPart, type SessionHealth } from '@karmashala/player'
import { type LaunchClaims } from '@karmashala/player/server'
import { PreviewSession, readCalls } from '#app/domain/launches/preview-session.model.server.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'

/** Only the last is ever shown; content can name a new session at every call. */
const KEPT_MAX = 10

type SavePreviewLog = { claims: LaunchClaims; part: LogPart; health: SessionHealth }

/** Adds to the log of a preview what its page sent. A part that comes twice, or after one that was lost, is fine. */
export async function savePreviewLog({ claims, part, health }: SavePreviewLog): Promise<void> {
  const { learnerId: userId, packageId, itemId } = claims
  const place = { session: part.session, userId, packageId, itemId }
  const before = await PreviewSession.findOne(place).lean()
  const received = before?.received ?? 0
  const fresh = part.calls.slice(Math.max(0, received - part.from))
  if (before && fresh.length === 0) return

  const set = {
    calls: JSON.stringify(boundLog([...(before ? readCalls(before) : []), ...fresh]).calls),
    received: part.from + part.calls.length,
    lastHeardAt: new Date(),
    health,
  }
  try {
    await PreviewSession.updateOne(
      before ? { ...place, received } : place,
      {
        $set: set,
        ...(!before && { $setOnInsert: { startedAt: new Date(Math.min(part.startedAt, Date.now())) } }),
      },
      { upsert: !before },
    )
    if (!before) await forgetOldest({ userId, packageId, itemId })
  } catch (error) {
    // The session is somebody else's, or two parts came at once: a gap in a log is nobody's loss.
    if (!isDuplicateKey(error)) throw error
  }
}

async function forgetOldest(place: { userId: string; packageId: string; itemId: string }): Promise<void> {
  const old = await PreviewSession.find(place, { _id: 1 }).sort({ startedAt: -1 }).skip(KEPT_MAX).lean()
  if (old.length > 0) await PreviewSession.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } })
}
