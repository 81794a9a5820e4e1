import { mintLaunch, NO_ATTEMPT } from '#app/domain/launches/launch-url.server.ts'
import { type PreviewView } from '#app/domain/launches/launch-views.ts'
import { readPreviewContents } from '#app/domain/launches/preview-contents.server.ts'
import { getPreviewPlace, type PreviewInput } from '#app/domain/launches/preview-place.server.ts'
import { partsOf } from '#app/domain/learning/nest-contents.ts'
import { type ContentsPart } from '#app/domain/learning/learning-views.ts'
import { type Language } from '#app/lib/i18n.ts'

/** `language` is that of the interface. */
type PreviewItem = PreviewInput & { language?: Language }

/**
 * Opens an item to look at it: for the authors of the course at any time, for validators of other institutions once it
 * has been submitted. Nothing of a preview is stored but what its content called, for the person who looked.
 */
export async function previewItem(input: PreviewItem): Promise<PreviewView> {
  const { actor, moduleId, itemId, language = actor.language } = input
  const { version, packageId, item, back } = await getPreviewPlace(input)
  const mode = 'browse' as const
  const launch = { attemptId: NO_ATTEMPT, learnerId: actor.id, packageId, itemId, mode, language }
  const modules = await readPreviewContents(version)
  const parts = modules.flatMap(({ contents }) => partsOf(contents))
  const index = parts.findIndex((part) => part.moduleId === moduleId && part.itemId === itemId)
  return {
    courseTitle: version.title,
    courseTitleHi: version.titleHi ?? null,
    language: version.language,
    versionNumber: version.number,
    itemTitle: item.title,
    position: index + 1,
    itemCount: parts.length,
    modules,
    previous: placeOf(parts[index - 1]),
    next: placeOf(parts[index + 1]),
    externalUrl: item.isExternal ? item.href : null,
    launchUrl: item.isExternal ? null : (await mintLaunch(launch)).launchUrl,
    back,
  }
}

const placeOf = (part: ContentsPart | undefined): PreviewView['next'] =>
  part ? { moduleId: part.moduleId, itemId: part.itemId } : null
