// The data model of 1EdTech CASE 1.1 as far as a framework of competencies uses it: CASE Service Information Model 1.1,
// data model definitions. The forms inside a package are the CFPckg… classes: those without CFPackageURI and
// CFDocumentURI.

/** LinkURI of the model. */
export interface CaseLink {
  title: string
  identifier: string
  uri: string
}

/** LinkGenURI of the model: an end of an association. */
export interface CaseNodeLink extends CaseLink {
  targetType?: string
}

type Extensions = Record<string, unknown>

interface CaseObject {
  identifier: string
  uri: string
  lastChangeDateTime: string
  extensions?: Extensions
}

export interface CFPckgDocument extends CaseObject {
  title: string
  creator: string
  caseVersion?: '1.1'
  frameworkType?: string
  publisher?: string
  description?: string
  language?: string
  version?: string
  /** A text of the publisher's choosing in CASE 1.1; `Draft`, `Adopted` and `Deprecated` are usual. */
  adoptionStatus?: string
}

export interface CFPckgItem extends CaseObject {
  fullStatement: string
  abbreviatedStatement?: string
  humanCodingScheme?: string
  CFItemType?: string
  CFItemTypeURI?: CaseLink
  language?: string
}

export type CaseAssociationType =
  | 'isChildOf'
  | 'isPeerOf'
  | 'isPartOf'
  | 'exactMatchOf'
  | 'precedes'
  | 'isRelatedTo'
  | 'replacedBy'
  | 'exemplar'
  | 'hasSkillLevel'
  | 'isTranslationOf'

export interface CFPckgAssociation extends CaseObject {
  associationType: CaseAssociationType
  originNodeURI: CaseNodeLink
  destinationNodeURI: CaseNodeLink
  sequenceNumber?: number
  CFAssociationGroupingURI?: CaseLink
  notes?: string
}

export interface CFItemType extends CaseObject {
  title: string
  description: string
  hierarchyCode: string
  typeCode?: string
}

export interface CFAssociationGrouping extends CaseObject {
  title: string
  description?: string
}

export interface CFRubricCriterionLevel extends Omit<CaseObject, 'extensions'> {
  quality?: string
  description?: string
  score?: number
  position?: number
  rubricCriterionId?: string
  /** The model has a list here, unlike everywhere else. */
  extensions?: Extensions[]
}

export interface CFRubricCriterion extends CaseObject {
  category?: string
  CFItemURI?: CaseLink
  position?: number
  rubricId?: string
  CFRubricCriterionLevels?: CFRubricCriterionLevel[]
}

export interface CFRubric extends CaseObject {
  title?: string
  description?: string
  CFRubricCriteria?: CFRubricCriterion[]
}

export interface CFPackage {
  CFDocument: CFPckgDocument
  CFItems: CFPckgItem[]
  CFAssociations: CFPckgAssociation[]
  CFDefinitions: { CFItemTypes: CFItemType[]; CFAssociationGroupings: CFAssociationGrouping[] }
  CFRubrics: CFRubric[]
}

export interface CFDocument extends CFPckgDocument {
  CFPackageURI: CaseLink
}
export interface CFItem extends CFPckgItem {
  CFDocumentURI: CaseLink
}
export interface CFAssociation extends CFPckgAssociation {
  CFDocumentURI: CaseLink
}
export interface CFAssociationSet {
  CFItem: CFItem
  CFAssociations: CFPckgAssociation[]
}

/** What stands under `extensions` here: members CASE has no place for. */
export const CASE_EXTENSION = 'karmashala'

/** Kinds of items and what they are called in a package. */
export const CASE_ITEM_TYPES = {
  area: ['Competency Area', 'One of the three areas of the competency model.'],
  theme: ['Competency Theme', 'A competency that groups sub-themes and can be tagged itself.'],
  subTheme: ['Competency Sub-theme', 'A competency below a theme.'],
  position: ['Position', 'A post as FRAC describes it.'],
  role: ['Role', 'A part of what a position is there for.'],
  activity: ['Activity', 'Something that is done in a role.'],
  resource: ['Knowledge Resource', 'A rule, manual or work by which an activity is done.'],
} as const
export type CaseItemKind = keyof typeof CASE_ITEM_TYPES
