import {
  CHILD_SETS,
  COMBINATIONS,
  EXIT_ACTIONS,
  OPERATORS,
  POST_ACTIONS,
  PRE_ACTIONS,
  ROLLUP_ACTIONS,
  ROLLUP_CONDITIONS,
  RULE_CONDITIONS,
  TIMINGS,
} from '../sequencing/vocabulary.ts'
import { type XmlNode } from '../write/xml-writer.ts'
import { IMSSS } from './namespaces.ts'
import {
  ANY_NUMBER,
  AT_LEAST_ONE,
  attribute,
  complex,
  element,
  OPTIONAL,
  others,
  range,
  ref,
  required,
  schema,
  sequence,
  tokens,
} from './xsd.ts'

const flags = (...names: string[]): XmlNode[] => names.map((name) => attribute(name, 'xs:boolean'))
const typed = (type: string, ...names: string[]): XmlNode[] => names.map((name) => attribute(name, type))

/** IMS Simple Sequencing 1.0. */
export const sequencingSchema = (): string =>
  schema({
    namespace: IMSSS,
    parts: [
      tokens('ruleCondition', RULE_CONDITIONS),
      tokens('rollupCondition', ROLLUP_CONDITIONS),
      tokens('rollupAction', ROLLUP_ACTIONS),
      tokens('preAction', PRE_ACTIONS),
      tokens('exitAction', EXIT_ACTIONS),
      tokens('postAction', POST_ACTIONS),
      tokens('childSet', CHILD_SETS),
      tokens('combination', COMBINATIONS),
      tokens('operator', OPERATORS),
      tokens('timing', TIMINGS),
      range('measure', -1, 1),
      range('share', 0, 1),
      element('sequencingCollection', complex(sequence(ref('sequencing', AT_LEAST_ONE)))),
      element(
        'sequencing',
        complex(
          sequence(
            controlMode(),
            rules(),
            limits(),
            resources(),
            rollup(),
            objectives(),
            randomization(),
            delivery(),
            others(),
          ),
          attribute('ID', 'xs:ID'),
          attribute('IDRef', 'xs:IDREF'),
        ),
      ),
    ],
  })

const controlMode = () =>
  element(
    'controlMode',
    complex(
      ...flags('choice', 'choiceExit', 'flow', 'forwardOnly'),
      ...flags('useCurrentAttemptObjectiveInfo', 'useCurrentAttemptProgressInfo'),
    ),
    OPTIONAL,
  )

function rules(): XmlNode {
  const conditions = element(
    'ruleConditions',
    complex(
      sequence(
        element(
          'ruleCondition',
          complex(
            attribute('referencedObjective', 'xs:anyURI'),
            attribute('measureThreshold', 'measure'),
            attribute('operator', 'operator'),
            required('condition', 'ruleCondition'),
          ),
          AT_LEAST_ONE,
        ),
      ),
      attribute('conditionCombination', 'combination'),
    ),
    OPTIONAL,
  )
  const rule = (name: string, action: string) =>
    element(
      name,
      complex(sequence(conditions, element('ruleAction', complex(required('action', action))))),
      ANY_NUMBER,
    )
  return element(
    'sequencingRules',
    complex(
      sequence(
        rule('preConditionRule', 'preAction'),
        rule('exitConditionRule', 'exitAction'),
        rule('postConditionRule', 'postAction'),
      ),
    ),
    OPTIONAL,
  )
}

const limits = () =>
  element(
    'limitConditions',
    complex(
      attribute('attemptLimit', 'xs:nonNegativeInteger'),
      ...typed('xs:duration', 'attemptAbsoluteDurationLimit', 'attemptExperiencedDurationLimit'),
      ...typed('xs:duration', 'activityAbsoluteDurationLimit', 'activityExperiencedDurationLimit'),
      ...typed('xs:dateTime', 'beginTimeLimit', 'endTimeLimit'),
    ),
    OPTIONAL,
  )

const resources = () =>
  element(
    'auxiliaryResources',
    complex(
      sequence(
        element(
          'auxiliaryResource',
          complex(required('auxiliaryResourceID', 'xs:anyURI'), required('purpose', 'xs:string')),
          ANY_NUMBER,
        ),
      ),
    ),
    OPTIONAL,
  )

function rollup(): XmlNode {
  const condition = element(
    'rollupCondition',
    complex(attribute('operator', 'operator'), required('condition', 'rollupCondition')),
    AT_LEAST_ONE,
  )
  const rule = complex(
    sequence(
      element(
        'rollupConditions',
        complex(sequence(condition), attribute('conditionCombination', 'combination')),
      ),
      element('rollupAction', complex(required('action', 'rollupAction'))),
    ),
    attribute('childActivitySet', 'childSet'),
    attribute('minimumCount', 'xs:nonNegativeInteger'),
    attribute('minimumPercent', 'share'),
  )
  return element(
    'rollupRules',
    complex(
      sequence(element('rollupRule', rule, ANY_NUMBER)),
      ...flags('rollupObjectiveSatisfied', 'rollupProgressCompletion'),
      attribute('objectiveMeasureWeight', 'share'),
    ),
    OPTIONAL,
  )
}

function objectives(): XmlNode {
  const map = complex(
    required('targetObjectiveID', 'xs:anyURI'),
    ...flags(
      'readSatisfiedStatus',
      'readNormalizedMeasure',
      'writeSatisfiedStatus',
      'writeNormalizedMeasure',
    ),
  )
  const objective = (identifier: XmlNode) =>
    complex(
      sequence(element('minNormalizedMeasure', 'measure', OPTIONAL), element('mapInfo', map, ANY_NUMBER)),
      attribute('satisfiedByMeasure', 'xs:boolean'),
      identifier,
    )
  return element(
    'objectives',
    complex(
      sequence(
        element('primaryObjective', objective(attribute('objectiveID', 'xs:anyURI'))),
        element('objective', objective(required('objectiveID', 'xs:anyURI')), ANY_NUMBER),
      ),
    ),
    OPTIONAL,
  )
}

const randomization = () =>
  element(
    'randomizationControls',
    complex(
      ...typed('timing', 'randomizationTiming', 'selectionTiming'),
      attribute('selectCount', 'xs:nonNegativeInteger'),
      attribute('reorderChildren', 'xs:boolean'),
    ),
    OPTIONAL,
  )

const delivery = () =>
  element(
    'deliveryControls',
    complex(...flags('tracked', 'completionSetByContent', 'objectiveSetByContent')),
    OPTIONAL,
  )
