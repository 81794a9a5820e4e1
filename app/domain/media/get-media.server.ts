import { requirePermission } from '#app/domain/access/require-permission.ts'
import { findUses } from '#app/domain/media/find-uses.server.ts'
import { getOwnAsset, toMediaViews } from '#app/domain/media/media-view.server.ts'
import { mediaGone } from '#app/domain/media/media-refusals.ts'
import { type MediaUse, type MediaView } from '#app/domain/media/media-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

/** One file of the organisation's library and the lessons it stands in. */
export async function getMedia({
  actor,
  assetId,
}: {
  actor: Actor
  assetId: string
}): Promise<{ asset: MediaView; uses: MediaUse[] }> {
  const organisationId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId })
  const [asset] = await toMediaViews(organisationId, [await getOwnAsset(organisationId, assetId)])
  if (!asset) throw mediaGone()
  return { asset, uses: await findUses(organisationId, assetId) }
}
