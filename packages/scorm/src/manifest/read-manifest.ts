import { FileIndex } from '../archive/file-index.ts'
import { type Findings } from '../findings.ts'
import { type PackageLimits } from '../limits.ts'
import { type PackageReport } from '../report.ts'
import { type ActivityTree } from '../sequencing/activity-node.ts'
import { checkSequencing } from '../sequencing/check-sequencing.ts'
import { readActivityTree, readSequencings } from '../sequencing/read-activity-tree.ts'
import { SequencingValues } from '../sequencing/sequencing-values.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { readXml } from '../xml/read-xml.ts'
import { attribute } from '../xml/xml-queries.ts'
import { readScorm11 } from '../other/read-scorm11.ts'
import { checkLom } from '../metadata/check-lom.ts'
import { checkDetails } from './check-details.ts'
import { checkIdentifiers } from './check-identifiers.ts'
import { checkResources, reportUndeclared } from './check-resources.ts'
import { checkSections, detectVersion } from './detect-version.ts'
import { flattenSubmanifests } from './flatten-submanifests.ts'
import { type ManifestContext } from './manifest-context.ts'
import { type Launchables, readLaunchable } from './read-launchable.ts'
import {
  checkTitles,
  chooseOrganization,
  identifierOf,
  itemsIn,
  titleOf,
  toTree,
} from './read-organizations.ts'
import { checkMetadataFiles, readResources, type Resource } from './read-resources.ts'

export type ManifestFacts = Pick<
  PackageReport,
  | 'standard'
  | 'edition'
  | 'title'
  | 'identifier'
  | 'organizations'
  | 'defaultOrganization'
  | 'launchable'
  | 'activityTree'
>

type ReadManifest = {
  bytes: Uint8Array
  /** The manifest's entry in the archive. */
  entry: string
  /** The package's files, relative to the manifest's folder. */
  paths: Iterable<string>
  limits: PackageLimits
  findings: Findings
}

export type ManifestReading = {
  facts: ManifestFacts
  root: XmlElement
  /** The decoded manifest. */
  text: string
  /** Files that hold nothing but metadata. */
  metadataFiles: ReadonlySet<string>
}

/** Reads an imsmanifest.xml and runs every manifest rule. Null when it cannot be read at all; the findings say why. */
export function readManifest({
  bytes,
  entry,
  paths,
  limits,
  findings,
}: ReadManifest): ManifestReading | null {
  const document = readXml(bytes, entry, limits, findings)
  if (!document) return null
  const { root: manifest, text } = document
  if (manifest.name !== 'manifest' && manifest.name !== 'content') {
    findings.add(
      'notAManifest',
      { element: manifest.name },
      { entry, line: manifest.line, element: manifest.name },
    )
    return null
  }
  const version = detectVersion(document, entry, findings)
  const context: ManifestContext = {
    manifest,
    entry,
    ...version,
    files: new FileIndex(paths),
    findings,
    origins: new Map(),
  }
  const none = {
    identifier: attribute(manifest, 'identifier') || null,
    organizations: [],
    defaultOrganization: null,
  }
  if (version.standard === 'scorm11') {
    const facts = { ...version, ...none, ...readScorm11(context), launchable: [], activityTree: null }
    return { facts, root: manifest, text, metadataFiles: new Set() }
  }

  checkSections(manifest, entry, findings)
  checkIdentifiers(context)
  flattenSubmanifests(context)
  const organizations = chooseOrganization(context)
  const resources = readResources(context)
  const metadataFiles = checkMetadataFiles(context)
  checkLom(manifest, entry, findings)
  const chosen = organizations.default
  if (chosen) checkTitles(context, chosen)
  const played = chosen ? readPlayed(context, chosen, resources) : NOTHING_PLAYED
  checkDetails(context, chosen, played.launched)
  const items = [...played.launched.values()]
  const used = referencedBy(organizations.all)
  checkResources(context, resources, used)
  reportUndeclared(context, resources, metadataFiles)
  const facts = {
    ...version,
    ...none,
    title: (chosen && (titleOf(chosen) || items[0]?.title)) || null,
    organizations: organizations.all.map((each) => toTree(each, played.launched)),
    defaultOrganization: chosen && identifierOf(chosen),
    launchable: items,
    activityTree: played.tree,
  }
  return { facts, root: manifest, text, metadataFiles }
}

type Played = { launched: Launchables; tree: ActivityTree | null }
const NOTHING_PLAYED: Played = { launched: new Map(), tree: null }

/** What a learner meets: the organization's launchable items and the tree that decides their order. */
function readPlayed(context: ManifestContext, organization: XmlElement, resources: Resource[]): Played {
  const values = new SequencingValues(context)
  const sequencings = readSequencings(values, organization)
  if (!sequencings) return NOTHING_PLAYED
  const launched = readLaunchable(values, organization, resources, sequencings)
  const tree = readActivityTree({ values, organization, launched, sequencings })
  checkSequencing({ values, organization, sequencings, tree })
  return { launched, tree }
}

/** Resources that any organization uses, not only the one that is played. */
function referencedBy(organizations: XmlElement[]): Set<string> {
  const items = organizations.flatMap((organization) => itemsIn(organization))
  return new Set(items.flatMap((item) => attribute(item, 'identifierref') ?? []))
}
