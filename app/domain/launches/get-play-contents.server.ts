import { readPlayContents } from '#app/domain/launches/play-contents.server.ts'
import { findItem, readOutline } from '#app/domain/learning/course-outline.server.ts'
import { type PlayContents } from '#app/domain/learning/learning-views.ts'
import { getOwnEnrolment } from '#app/domain/learning/own-enrolment.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type GetPlayContents = { actor: Actor; enrolmentId: string; moduleId: string; itemId: string }

/** What surrounds a part that is being played, as it is now. It opens nothing and needs no seat: the part is open. */
export async function getPlayContents({
  actor,
  enrolmentId,
  ...place
}: GetPlayContents): Promise<PlayContents> {
  const { enrolment, version } = await getOwnEnrolment({ actor, enrolmentId })
  const outline = await readOutline(version)
  const module = outline.find(({ id }) => id === place.moduleId)
  if (!module || !findItem(module, place.itemId)) throw new DomainError('not_found', 'errors:notFound')
  const isCompleted = enrolment.completedAt != null
  return await readPlayContents({ enrolmentId, userId: actor.id, outline, isCompleted, ...place })
}
