import { type PackageEdition } from '../report.ts'
import { CONSIDERATIONS, HIDE_LMS_UI } from '../sequencing/vocabulary.ts'
import { xml, type XmlNode } from '../write/xml-writer.ts'
import { ADLCP_12, ADLCP_2004, ADLNAV, ADLSEQ } from './namespaces.ts'
import {
  ANY_NUMBER,
  AT_LEAST_ONE,
  attribute,
  complex,
  element,
  OPTIONAL,
  range,
  ref,
  required,
  schema,
  sequence,
  textType,
  tokens,
} from './xsd.ts'

const TIME_LIMIT_ACTIONS = ['exit,message', 'exit,no message', 'continue,message', 'continue,no message']
const SCORM_TYPES = ['sco', 'asset']
/** The 2nd edition had only these. */
const EARLY_HIDDEN = ['abandon', 'continue', 'exit', 'previous']

/** ADL's extension of content packaging in SCORM 1.2. */
export const adlcp12Schema = (): string =>
  schema({
    namespace: ADLCP_12,
    parts: [
      tokens('scormtype', SCORM_TYPES),
      tokens('timelimitaction', TIME_LIMIT_ACTIONS),
      tokens('script', ['aicc_script']),
      textType('prerequisites', 200),
      textType('maxtimeallowed', 13),
      textType('datafromlms', 255),
      textType('masteryscore', 200),
      textType('location', 2000),
      element('location', 'location'),
      element('prerequisites', withAttribute('prerequisites', required('type', 'script'))),
      element('maxtimeallowed', 'maxtimeallowed'),
      element('timelimitaction', 'timelimitaction'),
      element('datafromlms', 'datafromlms'),
      element('masteryscore', 'masteryscore'),
      attribute('scormtype', 'scormtype'),
    ],
  })

const withAttribute = (base: string, ...attributes: XmlNode[]): XmlNode =>
  complex(xml('xs:simpleContent', {}, xml('xs:extension', { base }, ...attributes)))

const isFourth = (edition: PackageEdition | null) => edition === '2004 4th' || edition === null

/** ADL's extension of content packaging in SCORM 2004; the 4th edition added shared data and the attributes of the threshold. */
export const adlcp2004Schema = (edition: PackageEdition | null): string =>
  schema({
    namespace: ADLCP_2004,
    parts: [
      tokens('scormType', SCORM_TYPES),
      tokens('timeLimitAction', TIME_LIMIT_ACTIONS),
      range('share', 0, 1),
      element('location', 'xs:anyURI'),
      element('dataFromLMS', 'xs:string'),
      element('timeLimitAction', 'timeLimitAction'),
      attribute('scormType', 'scormType'),
      ...(isFourth(edition) ? fourthEdition() : [element('completionThreshold', 'share')]),
      ...(edition === '2004 2nd' ? [attribute('persistState', 'xs:boolean')] : []),
    ],
  })

const fourthEdition = (): XmlNode[] => [
  element(
    'completionThreshold',
    withAttribute(
      'xs:string',
      attribute('completedByMeasure', 'xs:boolean', 'false'),
      attribute('minProgressMeasure', 'share', '1.0'),
      attribute('progressWeight', 'share', '1.0'),
    ),
  ),
  element('data', complex(sequence(ref('map', AT_LEAST_ONE)))),
  element(
    'map',
    complex(
      required('targetID', 'xs:anyURI'),
      attribute('readSharedData', 'xs:boolean', 'true'),
      attribute('writeSharedData', 'xs:boolean', 'false'),
    ),
  ),
  attribute('sharedDataGlobalToSystem', 'xs:boolean', 'true'),
]

const MAP_FLAGS = ['RawScore', 'MinScore', 'MaxScore', 'CompletionStatus', 'ProgressMeasure']

/** ADL's extension of sequencing; its objectives came with the 4th edition. */
export const adlseqSchema = (edition: PackageEdition | null): string =>
  schema({
    namespace: ADLSEQ,
    parts: [
      tokens('consideration', CONSIDERATIONS),
      element(
        'constrainedChoiceConsiderations',
        complex(attribute('preventActivation', 'xs:boolean'), attribute('constrainChoice', 'xs:boolean')),
      ),
      element(
        'rollupConsiderations',
        complex(
          ...['Satisfied', 'NotSatisfied', 'Completed', 'Incomplete'].map((status) =>
            attribute(`requiredFor${status}`, 'consideration'),
          ),
          attribute('measureSatisfactionIfActive', 'xs:boolean'),
        ),
      ),
      attribute('objectivesGlobalToSystem', 'xs:boolean'),
      ...(isFourth(edition)
        ? [
            element('objectives', complex(sequence(ref('objective', AT_LEAST_ONE)))),
            element(
              'objective',
              complex(sequence(ref('mapInfo', AT_LEAST_ONE)), required('objectiveID', 'xs:anyURI')),
            ),
            element(
              'mapInfo',
              complex(
                required('targetObjectiveID', 'xs:anyURI'),
                ...['read', 'write'].flatMap((verb) =>
                  MAP_FLAGS.map((flag) => attribute(verb + flag, 'xs:boolean')),
                ),
              ),
            ),
          ]
        : []),
    ],
  })

/** ADL's navigation elements. */
export const adlnavSchema = (edition: PackageEdition | null): string =>
  schema({
    namespace: ADLNAV,
    parts: [
      tokens('device', edition === '2004 2nd' ? EARLY_HIDDEN : HIDE_LMS_UI),
      element('presentation', complex(sequence(ref('navigationInterface', OPTIONAL)))),
      element('navigationInterface', complex(sequence(ref('hideLMSUI', ANY_NUMBER)))),
      element('hideLMSUI', 'device'),
    ],
  })
