import { MediaAsset } from '#app/domain/media/media.model.server.ts'

/**
 * Part of the transaction that writes a lesson: the files of the library it names from now on are written to, so that a
 * removal at the same moment and the save cannot both go through unseen by each other. Of two one is begun again and finds
 * what the other did.
 */
export async function nameMedia(organisationId: string, assetIds: readonly string[]): Promise<void> {
  if (assetIds.length === 0) return
  await MediaAsset.updateMany(
    { _id: { $in: [...assetIds] }, organisationId },
    { $inc: { timesNamed: 1 } },
    { timestamps: false },
  )
}

/** Which of the files a lesson names are not in the library of the organisation, or not any more. */
export async function findMissing(organisationId: string, assetIds: readonly string[]): Promise<string[]> {
  if (assetIds.length === 0) return []
  const known = await MediaAsset.find({ _id: { $in: [...assetIds] }, organisationId }, { _id: 1 }).lean()
  const ids = new Set(known.map(({ _id }) => String(_id)))
  return assetIds.filter((id) => !ids.has(id))
}
