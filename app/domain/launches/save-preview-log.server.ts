import { boundLog, type LogPart, type SessionHealth } from '@karmashala/player'
import { type LaunchClaims } from '@karmashala/player/server'
import { PreviewSession, readCalls } from '#app/domain/launches/preview-session.model.server.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'

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
      { $set: set, ...(!before && { $setOnInsert: { startedAt: new Date(part.startedAt) } }) },
      { upsert: !before },
    )
  } catch (error) {
    // The session is somebody else's, or two parts came at once: a gap in a log is nobody's loss.
    if (!isDuplicateKey(error)) throw error
  }
}
