import { ADLCP_12, ADLCP_2004, ADLNAV, ADLSEQ, IMSCP_12, IMSCP_2004, IMSSS } from '../schema/namespaces.ts'
import { type DescribedItem, type PackageDescription } from './package-description.ts'
import { optional, xml, type XmlNode } from './xml-writer.ts'

/** What differs between the standards in a manifest. */
type Profile = {
  schemaVersion: string
  namespaces: Record<string, string>
  scormType: string
  metadata(description: PackageDescription): XmlNode
  itemValues(item: DescribedItem): (XmlNode | null)[]
  organizationEnd: XmlNode | null
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const IMSMD_12 = 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1'
const LOM = 'http://ltsc.ieee.org/xsd/LOM'

const SCORM_12: Profile = {
  schemaVersion: '1.2',
  namespaces: { xmlns: IMSCP_12, 'xmlns:adlcp': ADLCP_12, 'xmlns:imsmd': IMSMD_12, 'xmlns:xsi': XSI },
  scormType: 'adlcp:scormtype',
  metadata: (description) => lom(description, 'imsmd:', 'langstring', 'xml:lang'),
  // CAM 1.2 2.3: this order.
  itemValues: (item) => [
    item.prerequisites ? xml('adlcp:prerequisites', { type: 'aicc_script' }, item.prerequisites) : null,
    optional('adlcp:maxtimeallowed', item.maxTimeAllowed),
    optional('adlcp:timelimitaction', item.timeLimitAction),
    optional('adlcp:datafromlms', item.dataFromLms),
    optional('adlcp:masteryscore', item.masteryScore),
  ],
  organizationEnd: null,
}

const SCORM_2004_4TH: Profile = {
  schemaVersion: '2004 4th Edition',
  namespaces: {
    xmlns: IMSCP_2004,
    'xmlns:adlcp': ADLCP_2004,
    'xmlns:adlseq': ADLSEQ,
    'xmlns:adlnav': ADLNAV,
    'xmlns:imsss': IMSSS,
    'xmlns:lom': LOM,
    'xmlns:xsi': XSI,
  },
  scormType: 'adlcp:scormType',
  metadata: (description) => lom(description, 'lom:', 'string', 'language'),
  itemValues: (item) => [
    optional('adlcp:timeLimitAction', item.timeLimitAction),
    optional('adlcp:dataFromLMS', item.dataFromLms),
    thresholdAttributes(item),
    sequencing(item),
  ],
  // Without flow="true" nothing can be started by “continue” (CAM 4e 5.1, control mode).
  organizationEnd: xml('imsss:sequencing', {}, xml('imsss:controlMode', { choice: 'true', flow: 'true' })),
}

const SCORM_2004_3RD: Profile = {
  ...SCORM_2004_4TH,
  schemaVersion: '2004 3rd Edition',
  itemValues: (item) => [
    optional('adlcp:timeLimitAction', item.timeLimitAction),
    optional('adlcp:dataFromLMS', item.dataFromLms),
    // Up to the 3rd edition the measure is the element's text.
    optional('adlcp:completionThreshold', item.completionThreshold),
    sequencing(item),
  ],
}

export const profileOf = ({ standard, edition }: PackageDescription): Profile =>
  standard === 'scorm12' ? SCORM_12 : edition === '3rd' ? SCORM_2004_3RD : SCORM_2004_4TH

function lom(
  { title, language, metadata }: PackageDescription,
  prefix: string,
  string: string,
  tag: string,
): XmlNode {
  const said = (name: string, value: string) =>
    xml(`${prefix}${name}`, {}, xml(`${prefix}${string}`, { [tag]: language }, value))
  return xml(
    `${prefix}lom`,
    {},
    xml(
      `${prefix}general`,
      {},
      said('title', title),
      xml(`${prefix}language`, {}, language),
      metadata?.description ? said('description', metadata.description) : null,
      ...(metadata?.keywords ?? []).map((keyword) => said('keyword', keyword)),
    ),
  )
}

const thresholdAttributes = ({ completionThreshold }: DescribedItem) =>
  typeof completionThreshold === 'number'
    ? xml('adlcp:completionThreshold', {
        completedByMeasure: 'true',
        minProgressMeasure: String(completionThreshold),
      })
    : null

function sequencing({ identifier, scaledPassingScore, maxTimeAllowed }: DescribedItem): XmlNode | null {
  const parts = [
    maxTimeAllowed ? xml('imsss:limitConditions', { attemptAbsoluteDurationLimit: maxTimeAllowed }) : null,
    typeof scaledPassingScore === 'number' ? passingObjective(identifier, scaledPassingScore) : null,
  ]
  return parts.every((part) => part === null) ? null : xml('imsss:sequencing', {}, ...parts)
}

const passingObjective = (identifier: string, score: number) =>
  xml(
    'imsss:objectives',
    {},
    xml(
      'imsss:primaryObjective',
      { objectiveID: `${identifier}-objective`, satisfiedByMeasure: 'true' },
      xml('imsss:minNormalizedMeasure', {}, String(score)),
    ),
  )
