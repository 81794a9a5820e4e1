import { assessSession } from '@karmashala/player'
import { getPreviewPlace, type PreviewInput } from '#app/domain/launches/preview-place.server.ts'
import {
  PreviewSession,
  readCalls,
  type PreviewSessionRecord,
} from '#app/domain/launches/preview-session.model.server.ts'
import { type SessionReport } from '#app/domain/launches/session-report-view.ts'

/** What the content called in the last preview of this person, and what there is to say about it. */
export async function getSessionReport(input: PreviewInput): Promise<SessionReport> {
  const { version, packageId, standard, partCount, item, back } = await getPreviewPlace(input)
  const session = (await PreviewSession.findOne({ userId: input.actor.id, packageId, itemId: item.id })
    .sort({ startedAt: -1 })
    .lean()) as PreviewSessionRecord | null
  return {
    itemTitle: item.title,
    courseTitle: version.title,
    courseTitleHi: version.titleHi ?? null,
    language: version.language,
    ...{ standard, back, partCount },
    last: session && describe(session, standard, shareOf(version.durationInMinutes, partCount)),
  }
}

/** What one of so many parts should take, in whole minutes. */
const shareOf = (minutes: number, parts: number): number => Math.max(1, Math.round(minutes / parts))

function describe(
  session: PreviewSessionRecord,
  standard: SessionReport['standard'],
  declaredMinutes: number,
): SessionReport['last'] {
  const { startedAt, lastHeardAt, received, health } = session
  const calls = readCalls(session)
  return {
    startedAt: startedAt.toISOString(),
    durationInSeconds: Math.max(0, Math.round((lastHeardAt.getTime() - startedAt.getTime()) / 1000)),
    calls,
    droppedCount: Math.max(0, received - calls.length),
    remarks: assessSession({ standard, health, calls, declaredMinutes }),
    errors: Object.entries(health.errors).map(([code, count]) => ({ code, count })),
  }
}
