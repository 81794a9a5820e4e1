import { requirePermission } from '#app/domain/access/require-permission.ts'
import { toLessonHead } from '#app/domain/lessons/lesson-head.server.ts'
import { type SetAside } from '#app/domain/lessons/write-revision.server.ts'
import {
  type RevisionHistory,
  type RevisionSession,
  type RevisionView,
} from '#app/domain/lessons/lesson-views.ts'
import { SESSION_GAP_IN_MS } from '#app/domain/lessons/lesson-wire.ts'
import { LessonRevision, type LessonRevisionRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const REVISIONS_A_PAGE = 500

type ListRevisions = { actor: Actor; courseId: string; lessonId: string; before?: number | undefined }

/** How a lesson came to what it says, the last session of writing first. */
export async function listRevisions({
  actor,
  courseId,
  lessonId,
  before,
}: ListRevisions): Promise<RevisionHistory> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const lesson = await getOwnLesson({ providerId, courseId, lessonId })
  const revisions = await LessonRevision.find(
    { lessonId, providerId, ...(before ? { number: { $lt: before } } : {}) },
    { change: 0, snapshot: 0 },
  )
    .sort({ number: -1 })
    .limit(REVISIONS_A_PAGE)
    .lean<LessonRevisionRecord[]>()
  const nameOf = await namesOf(revisions)
  const sessions = groupSessions(revisions.map((revision) => toRevisionView(revision, nameOf)))
  const oldest = revisions.at(-1)?.number ?? 1
  return {
    lesson: await toLessonHead(lesson),
    sessions: sessions.map((session) => ({
      ...session,
      isFrozen:
        lesson.frozenRevision != null &&
        session.first <= lesson.frozenRevision &&
        lesson.frozenRevision <= session.last.number,
    })),
    before: oldest > 1 ? oldest : null,
  }
}

type Saved = Pick<LessonRevisionRecord, 'savedById'>

export async function namesOf(revisions: readonly Saved[]): Promise<(revision: Saved) => string> {
  const ids = [...new Set(revisions.map(({ savedById }) => String(savedById)))]
  const users = await User.find({ _id: { $in: ids } }, { name: 1 }).lean()
  const names = new Map(users.map(({ _id, name }) => [String(_id), name]))
  return ({ savedById }) => names.get(String(savedById)) ?? ''
}

export const toRevisionView = (
  revision: LessonRevisionRecord,
  nameOf: (revision: Saved) => string,
): RevisionView => ({
  number: revision.number,
  reason: revision.reason,
  restoredFrom: revision.restoredFrom ?? null,
  setAside: revision.setAside ? (JSON.parse(revision.setAside) as SetAside[]).length : 0,
  savedAt: revision.savedAt.toISOString(),
  savedBy: nameOf(revision),
})

/** What is more than a save stands alone: where a lesson began, was restored, or where blocks gave way. */
const standsAlone = ({ reason, setAside }: RevisionView) =>
  setAside > 0 || (reason !== 'written' && reason !== 'merged')

/** Newest first in, newest first out. */
export function groupSessions(revisions: readonly RevisionView[]): Omit<RevisionSession, 'isFrozen'>[] {
  const sessions: Omit<RevisionSession, 'isFrozen'>[] = []
  let later: RevisionView | null = null
  for (const revision of revisions) {
    const session = sessions.at(-1)
    if (session && later && isOneSession(revision, later)) {
      Object.assign(session, { from: revision.savedAt, first: revision.number, count: session.count + 1 })
    } else {
      const { savedBy, savedAt, number } = revision
      sessions.push({ savedBy, from: savedAt, to: savedAt, last: revision, first: number, count: 1 })
    }
    later = revision
  }
  return sessions
}

const isOneSession = (revision: RevisionView, later: RevisionView): boolean =>
  !standsAlone(revision) &&
  !standsAlone(later) &&
  revision.savedBy === later.savedBy &&
  Date.parse(later.savedAt) - Date.parse(revision.savedAt) < SESSION_GAP_IN_MS
