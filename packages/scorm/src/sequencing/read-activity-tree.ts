import { parseAiccScript } from '../manifest/aicc-script.ts'
import { type ManifestContext } from '../manifest/manifest-context.ts'
import { identifierOf, isVisible, itemsIn, labelOf } from '../manifest/read-organizations.ts'
import { UniqueNames } from '../manifest/unique-names.ts'
import { type LaunchableItem } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, textOf } from '../xml/xml-queries.ts'
import { type ActivityNode, type ActivityTree, type Sequencing } from './activity-node.ts'
import { findSequencing, readSequencing } from './read-sequencing.ts'
import { readThreshold } from './read-threshold.ts'
import { type SequencingValues } from './sequencing-values.ts'
import { HIDE_LMS_UI } from './vocabulary.ts'

/** What the sequencing of the whole tree may come to; a shared one counts wherever it applies. */
const MOST_PARTS = 50_000

/**
 * The sequencing of the organization and of each of its items. Null, with a finding, when it is beyond all measure:
 * a short manifest may share one long sequencing among thousands of items.
 */
export function readSequencings(
  values: SequencingValues,
  organization: XmlElement,
): ReadonlyMap<XmlElement, Sequencing> | null {
  const { context } = values
  const read = new Map<XmlElement, Sequencing>()
  if (context.standard !== 'scorm2004') return read
  let parts = 0
  for (const element of [organization, ...itemsIn(organization)]) {
    const sequencing = readSequencing(values, findSequencing(values, element))
    read.set(element, sequencing)
    parts += sizeOf(sequencing)
    if (parts <= MOST_PARTS) continue
    values.report('sequencingTooLarge', organization, { limit: MOST_PARTS })
    return null
  }
  return read
}

type ReadTree = {
  values: SequencingValues
  organization: XmlElement
  launched: ReadonlyMap<XmlElement, LaunchableItem>
  sequencings: ReadonlyMap<XmlElement, Sequencing>
}

/** The organization that is played as a tree of activities. */
export function readActivityTree({ values, organization, launched, sequencings }: ReadTree): ActivityTree {
  const names = new UniqueNames([...launched.values()].map(({ identifier }) => identifier))
  const read = (element: XmlElement): ActivityNode => {
    const item = launched.get(element)
    return {
      identifier: item?.identifier ?? names.take(identifierOf(element)),
      title: labelOf(element),
      isVisible: isVisible(element),
      launchable: item !== undefined,
      prerequisites: readPrerequisites(values.context, element),
      sequencing: sequencings.get(element) ?? null,
      ...readExtensions(values, element),
      children: childrenNamed(element, 'item').map(read),
    }
  }
  return {
    root: read(organization),
    objectivesGlobalToSystem: values.flag(organization, 'objectivesGlobalToSystem', true),
    sharedDataGlobalToSystem: values.flag(organization, 'sharedDataGlobalToSystem', true),
  }
}

const sizeOf = (sequencing: Sequencing) => {
  const objectives = [sequencing.primaryObjective, ...sequencing.objectives].filter((each) => each !== null)
  const rules = [
    ...sequencing.preConditionRules,
    ...sequencing.exitConditionRules,
    ...sequencing.postConditionRules,
    ...sequencing.rollupRules.rules,
  ]
  return (
    3 +
    sequencing.auxiliaryResources.length +
    objectives.reduce((sum, { maps }) => sum + 1 + 2 * maps.length, 0) +
    rules.reduce((sum, { conditions }) => sum + 1 + conditions.length, 0)
  )
}

function readPrerequisites(context: ManifestContext, element: XmlElement): ActivityNode['prerequisites'] {
  const written = textOf(childNamed(element, 'prerequisites'))
  return context.standard === 'scorm2004' || written === '' ? null : parseAiccScript(written)
}

type Extensions = Pick<ActivityNode, 'completionThreshold' | 'sharedData' | 'hideLmsUi'>

function readExtensions(values: SequencingValues, element: XmlElement): Extensions {
  if (values.context.standard !== 'scorm2004')
    return { completionThreshold: null, sharedData: [], hideLmsUi: [] }
  const data = childNamed(element, 'data')
  const maps = data ? childrenNamed(data, 'map') : []
  return {
    completionThreshold: readThreshold(values, childNamed(element, 'completionThreshold')),
    sharedData: maps.flatMap((map) => {
      const targetId = attribute(map, 'targetID') ?? ''
      if (targetId === '') return []
      return [
        {
          targetId,
          readSharedData: values.flag(map, 'readSharedData', true),
          writeSharedData: values.flag(map, 'writeSharedData', false),
        },
      ]
    }),
    hideLmsUi: readHidden(values, element),
  }
}

function readHidden(values: SequencingValues, element: XmlElement): ActivityNode['hideLmsUi'] {
  const navigation = childNamed(childNamed(element, 'presentation'), 'navigationInterface')
  const hidden = (navigation ? childrenNamed(navigation, 'hideLMSUI') : []).map((each) =>
    values.word(each, 'hideLMSUI', textOf(each), HIDE_LMS_UI, 'hiddenWord'),
  )
  return [...new Set(hidden.filter((token) => token !== null))]
}
