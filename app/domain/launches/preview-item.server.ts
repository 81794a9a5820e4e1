import { mintLaunch, NO_ATTEMPT } from '#app/domain/launches/launch-url.server.ts'
import { type PreviewView } from '#app/domain/launches/launch-views.ts'
import { getPreviewPlace, type PreviewInput } from '#app/domain/launches/preview-place.server.ts'

/**
 * Opens an item to look at it: for the authors of the course at any time, for validators of other institutions once it
 * has been submitted. Nothing of a preview is stored but what its content called, for the person who looked.
 */
export async function previewItem(input: PreviewInput): Promise<PreviewView> {
  const { actor, moduleId, itemId } = input
  const { version, packageId, items, index, item, back } = await getPreviewPlace(input)
  const launch = { attemptId: NO_ATTEMPT, learnerId: actor.id, packageId, itemId, mode: 'browse' as const }
  const placeOf = (id: string | undefined) => (id === undefined ? null : { moduleId, itemId: id })
  return {
    courseTitle: version.title,
    courseTitleHi: version.titleHi ?? null,
    language: version.language,
    versionNumber: version.number,
    itemTitle: item.title,
    position: index + 1,
    itemCount: items.length,
    previous: placeOf(items[index - 1]?.id),
    next: placeOf(items[index + 1]?.id),
    externalUrl: item.isExternal ? item.href : null,
    launchUrl: item.isExternal ? null : (await mintLaunch(launch)).launchUrl,
    back,
  }
}
