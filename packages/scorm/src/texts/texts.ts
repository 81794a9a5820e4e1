import { ARCHIVE_TEXTS } from './archive-texts.ts'
import { CONTENT_TEXTS } from './content-texts.ts'
import { type FindingText } from './finding-text.ts'
import { ITEM_TEXTS } from './item-texts.ts'
import { MANIFEST_TEXTS } from './manifest-texts.ts'
import { METADATA_TEXTS } from './metadata-texts.ts'
import { OTHER_STANDARD_TEXTS } from './other-standard-texts.ts'
import { RESOURCE_TEXTS } from './resource-texts.ts'
import { SEQUENCING_TEXTS } from './sequencing-texts.ts'
import { XML_TEXTS } from './xml-texts.ts'

const TEXTS = {
  ...ARCHIVE_TEXTS,
  ...XML_TEXTS,
  ...MANIFEST_TEXTS,
  ...ITEM_TEXTS,
  ...RESOURCE_TEXTS,
  ...CONTENT_TEXTS,
  ...METADATA_TEXTS,
  ...SEQUENCING_TEXTS,
  ...OTHER_STANDARD_TEXTS,
}

export type FindingKind = keyof typeof TEXTS

export const FINDING_TEXTS: Record<FindingKind, FindingText> = TEXTS
