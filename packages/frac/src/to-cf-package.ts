import {
  CASE_EXTENSION,
  CASE_ITEM_TYPES,
  type CaseAssociationType,
  type CaseItemKind,
  type CaseLink,
  type CFAssociationGrouping,
  type CFItemType,
  type CFPackage,
  type CFPckgAssociation,
  type CFPckgDocument,
  type CFPckgItem,
  type CFRubric,
  type CFRubricCriterion,
  type CFRubricCriterionLevel,
} from './case.ts'
import { type Competency } from './competency.ts'
import { foldText } from './fold-text.ts'
import { sortFramework } from './framework-json.ts'
import { type Framework } from './framework.ts'
import { TYPE_PREFIXES } from './node-ids.ts'
import { withoutUndefined } from './read-nodes.ts'
import { URL_NAMESPACE, uuidV5 } from './uuid-v5.ts'

export interface CaseOptions {
  /** Address of the CASE service without a slash at its end, such as `https://host/ims/case/v1p1`. */
  baseUri: string
  title: string
  creator: string
  /** When the framework last changed; also of every node that `changedAt` does not know. */
  lastChange: Date
  /** When the node with this code or id last changed. */
  changedAt?: (nodeId: string) => Date | null | undefined
  publisher?: string
  description?: string
  version?: string
  /** `Adopted` unless said otherwise. */
  adoptionStatus?: string
  /** UUID under which identifiers are made; without it they follow from `baseUri` and change with it. */
  namespace?: string
}

const GROUPINGS = {
  needs: ['Competencies a role needs', 'The level and the reason stand with each association.'],
  resources: ['Knowledge resources of an activity', ''],
} as const

/**
 * A framework as a CASE 1.1 package. Areas, themes, sub-themes, positions, roles, activities and resources are items
 * in a tree of `isChildOf`; a role `isRelatedTo` the competencies it needs, an activity to its resources; competencies
 * of one name are `isPeerOf`, a retired one is `replacedBy` its successor; levels are a rubric. What CASE has no place
 * for stands in `extensions`. The same framework and options give the same package.
 */
export function toCFPackage(framework: Framework, options: CaseOptions): CFPackage {
  return new PackageWriter(options).write(sortFramework(framework))
}

class PackageWriter {
  private readonly namespace: string
  private readonly stamp: string
  private readonly items: CFPckgItem[] = []
  private readonly associations: CFPckgAssociation[] = []
  private readonly links = new Map<string, CaseLink>()
  private readonly document: CFPckgDocument

  constructor(private readonly options: CaseOptions) {
    this.namespace = options.namespace ?? uuidV5(URL_NAMESPACE, options.baseUri)
    this.stamp = options.lastChange.toISOString()
    const { title, creator, publisher, description, version, adoptionStatus = 'Adopted' } = options
    this.document = withoutUndefined<CFPckgDocument>({
      ...this.identity('CFDocuments', 'document'),
      title,
      creator,
      caseVersion: '1.1',
      publisher,
      description,
      language: 'en',
      version,
      adoptionStatus,
    })
    this.links.set('document', { title, identifier: this.document.identifier, uri: this.document.uri })
  }

  write(framework: Framework): CFPackage {
    this.writeAreas(framework)
    this.writeCompetencies(framework)
    this.writeResources(framework)
    this.writePositions(framework)
    return {
      CFDocument: this.document,
      CFItems: this.items,
      CFAssociations: this.associations,
      CFDefinitions: { CFItemTypes: this.itemTypes(), CFAssociationGroupings: this.groupings() },
      CFRubrics: [this.rubric(framework)],
    }
  }

  private writeAreas({ areas }: Framework) {
    areas.forEach(({ type, name, nameHi, description, descriptionHi }, index) => {
      const code = TYPE_PREFIXES[type]
      this.item('area', code, { name, statement: description, extension: { type, nameHi, descriptionHi } })
      this.associate('isChildOf', code, 'document', { sequenceNumber: index + 1 })
    })
  }

  private writeCompetencies({ competencies, areas }: Framework) {
    const hasArea = new Set<string>(areas.map(({ type }) => type))
    for (const row of competencies) {
      const { code, name, description, parentCode, redirectTo: _, levels: __, ...rest } = row
      const kind = parentCode === null ? 'theme' : 'subTheme'
      this.item(kind, code, { name, statement: description, extension: rest })
    }
    const order = new Map<string, number>()
    for (const { code, parentCode, type } of competencies) {
      const parent = parentCode ?? (hasArea.has(type) ? TYPE_PREFIXES[type] : 'document')
      order.set(parent, (order.get(parent) ?? 0) + 1)
      this.associate('isChildOf', code, parent, { sequenceNumber: order.get(parent) })
    }
    for (const [first, second] of twinsOf(competencies)) this.associate('isPeerOf', first, second)
    for (const { code, redirectTo } of competencies) {
      if (redirectTo) this.associate('replacedBy', code, redirectTo, { extension: { code: redirectTo } })
    }
  }

  private writeResources({ knowledgeResources }: Framework) {
    knowledgeResources.forEach(({ id, name, nameHi, url }, index) => {
      this.item('resource', id, { name, statement: name, extension: { nameHi, url } })
      this.associate('isChildOf', id, 'document', { sequenceNumber: index + 1 })
    })
  }

  private writePositions({ positions }: Framework) {
    positions.forEach(({ id, name, description, roles, ...extension }, index) => {
      this.item('position', id, { name, statement: description, extension })
      this.associate('isChildOf', id, 'document', { sequenceNumber: index + 1 })
      roles.forEach((role, r) => {
        this.item(
          'role',
          role.id,
          { name: role.name, statement: role.name, extension: { nameHi: role.nameHi } },
          id,
        )
        this.associate('isChildOf', role.id, id, { sequenceNumber: r + 1 })
        role.activities.forEach((activity, a) => {
          const { name: statement, nameHi, knowledgeResourceIds } = activity
          this.item('activity', activity.id, { name: statement, statement, extension: { nameHi } }, id)
          this.associate('isChildOf', activity.id, role.id, { sequenceNumber: a + 1 })
          for (const resource of knowledgeResourceIds) {
            this.associate('isRelatedTo', activity.id, resource, {
              grouping: 'resources',
              extension: { id: resource },
            })
          }
        })
        for (const { code, level, reason, reasonHi } of role.competencies) {
          const extension = { code, level, reasonHi }
          this.associate('isRelatedTo', role.id, code, { grouping: 'needs', notes: reason, extension })
        }
      })
    })
  }

  private item(
    kind: CaseItemKind,
    id: string,
    { name, statement, extension }: { name: string; statement: string; extension: object },
    changedWith = id,
  ) {
    const [title] = CASE_ITEM_TYPES[kind]
    const identity = this.identity('CFItems', id, changedWith)
    const ours = withoutUndefined({ ...extension, ...(statement === '' ? { description: '' } : {}) })
    this.links.set(id, { title: name, identifier: identity.identifier, uri: identity.uri })
    this.items.push({
      ...identity,
      fullStatement: statement === '' ? name : statement,
      abbreviatedStatement: name,
      humanCodingScheme: id,
      CFItemType: title,
      CFItemTypeURI: this.link('CFItemTypes', kind, title),
      language: 'en',
      extensions: { [CASE_EXTENSION]: ours },
    })
  }

  private associate(
    associationType: CaseAssociationType,
    origin: string,
    destination: string,
    {
      sequenceNumber,
      grouping,
      notes,
      extension,
    }: {
      sequenceNumber?: number
      grouping?: keyof typeof GROUPINGS
      notes?: string
      extension?: object
    } = {},
  ) {
    const end = (id: string) => {
      // An end outside of the package, such as a competency the package of positions does not bring along.
      const { identifier, uri } = this.identity('CFItems', id)
      return { ...(this.links.get(id) ?? { title: id, identifier, uri }), targetType: 'CASE' }
    }
    this.associations.push(
      withoutUndefined<CFPckgAssociation>({
        ...this.identity('CFAssociations', `${associationType} ${origin} ${destination}`, origin),
        associationType,
        originNodeURI: end(origin),
        destinationNodeURI: end(destination),
        sequenceNumber,
        CFAssociationGroupingURI:
          grouping && this.link('CFAssociationGroupings', grouping, GROUPINGS[grouping][0]),
        notes: notes === '' ? undefined : notes,
        extensions: extension && { [CASE_EXTENSION]: extension },
      }),
    )
  }

  private rubric({ levels, competencies }: Framework): CFRubric {
    const rubric = this.identity('CFRubrics', 'levels')
    const nameOf = new Map(levels.map(({ level, name }) => [level, name]))
    const criterion = (
      key: string,
      position: number,
      about: Pick<CFRubricCriterion, 'category' | 'CFItemURI'>,
      rows: { level: number; quality?: string; description: string; extension: object }[],
    ): CFRubricCriterion => {
      const identity = this.within(rubric.uri, `criterion ${key}`, key)
      const steps = rows.map(({ level, quality, description, extension }) =>
        withoutUndefined<CFRubricCriterionLevel>({
          ...this.within(rubric.uri, `level ${key} ${level}`, key),
          quality,
          description,
          score: level,
          position: level,
          rubricCriterionId: identity.identifier,
          extensions: [{ [CASE_EXTENSION]: withoutUndefined(extension) }],
        }),
      )
      return { ...identity, ...about, position, rubricId: rubric.identifier, CFRubricCriterionLevels: steps }
    }
    const scale = levels.map(({ level, name, descriptor, ...extension }) => {
      return { level, quality: name, description: descriptor, extension }
    })
    const written = competencies.filter((row) => row.levels)
    return {
      ...rubric,
      title: 'Levels of competency',
      CFRubricCriteria: [
        criterion('scale', 1, { category: 'scale' }, scale),
        ...written.map(({ code, levels: indicators = [] }, index) => {
          const about = { category: 'competency', CFItemURI: this.links.get(code) }
          const rows = indicators.map(({ level, text, textHi }) => {
            return { level, quality: nameOf.get(level), description: text, extension: { textHi } }
          })
          return criterion(code, index + 2, about, rows)
        }),
      ],
    }
  }

  private itemTypes(): CFItemType[] {
    return Object.entries(CASE_ITEM_TYPES).map(([kind, [title, description]], index) => {
      const hierarchyCode = String(index + 1)
      return { ...this.identity('CFItemTypes', kind), title, description, hierarchyCode, typeCode: kind }
    })
  }

  private groupings(): CFAssociationGrouping[] {
    return Object.entries(GROUPINGS).map(([key, [title, description]]) => {
      return {
        ...this.identity('CFAssociationGroupings', key),
        title,
        ...(description ? { description } : {}),
      }
    })
  }

  private identity(collection: string, key: string, changedWith = key) {
    const identifier = uuidV5(this.namespace, `${collection} ${key}`)
    return {
      identifier,
      uri: `${this.options.baseUri}/${collection}/${identifier}`,
      lastChangeDateTime: this.options.changedAt?.(changedWith)?.toISOString() ?? this.stamp,
    }
  }

  /** An object without an address of its own in the service: a part of the rubric. */
  private within(uri: string, key: string, changedWith: string) {
    const { identifier, lastChangeDateTime } = this.identity('CFRubricParts', key, changedWith)
    return { identifier, uri: `${uri}#${identifier}`, lastChangeDateTime }
  }

  private link(collection: string, key: string, title: string): CaseLink {
    const { identifier, uri } = this.identity(collection, key)
    return { title, identifier, uri }
  }
}

/** Neighbouring pairs of codes that carry one name. */
function twinsOf(competencies: readonly Competency[]): [string, string][] {
  const byName = new Map<string, string>()
  return competencies.flatMap(({ code, name, flags }): [string, string][] => {
    if (!flags.includes('duplicate-name')) return []
    const before = byName.get(foldText(name))
    byName.set(foldText(name), code)
    return before ? [[before, code]] : []
  })
}
