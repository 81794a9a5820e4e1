import { type Navigation } from '@karmashala/player'
import { getOwnEnrolment } from '#app/domain/learning/own-enrolment.server.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { stepTo } from '#app/domain/learning/sequence.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type NavigateModule = { actor: Actor; enrolmentId: string; moduleId: string; navigation: Navigation }

/** Where a sequenced module leads its learner now: the item to open, or null when they are to see the whole course. */
export async function navigateModule({
  actor,
  enrolmentId,
  moduleId,
  navigation,
}: NavigateModule): Promise<{ itemId: string | null }> {
  const { version } = await getOwnEnrolment({ actor, enrolmentId })
  const module = version.modules.find(({ _id }) => String(_id) === moduleId)
  const tree = module && (await findPlayedPackage(String(module.packageId)))?.tree
  if (!tree) throw new DomainError('not_found', 'errors:notFound')
  const { itemId } = await stepTo({ enrolmentId, userId: actor.id, moduleId, tree }, navigation)
  return { itemId }
}
