import { type KnownNodes, type ReadNode } from './accept-nodes.ts'
import { CASE_EXTENSION, CASE_ITEM_TYPES, type CaseItemKind } from './case.ts'
import { COMPETENCY_AREAS, type Competency, type CompetencyArea, type CompetencyType } from './competency.ts'
import { acceptNodes, parseJson, readScale, readSoundly, type ParsedFramework } from './framework-json.ts'
import { type KnowledgeResource, type Position } from './framework.ts'
import { COMPETENCY_LEVELS, type CompetencyLevel } from './levels.ts'
import { isCompetencyCode, TYPE_PREFIXES, typeOfCode } from './node-ids.ts'
import { collectProblems, type InterchangeProblem, type ReportProblem } from './problem.ts'
import { Fields, NAME_MAX, shown } from './read-fields.ts'
import { COMPETENCY_TYPES, readCompetency, readPosition, readResource } from './read-nodes.ts'

interface Item {
  fields: Fields
  identifier: string
  /** Null for an item of another publisher: then it is taken for a competency. */
  kind: CaseItemKind | null
  /** Code or id. */
  key: string
  name: string
  statement: string
  extension: Record<string, unknown>
}

interface Link {
  fields: Fields
  type: string
  origin: string
  destination: string
  notes: string
  extension: Record<string, unknown>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const KIND_OF_TITLE = new Map<unknown, CaseItemKind>(
  Object.entries(CASE_ITEM_TYPES).map(([kind, [title]]) => [title, kind as CaseItemKind]),
)

/**
 * Reads a CASE package, ours or another publisher's. Of another publisher the items at the top become themes and those
 * below them sub-themes, of the type given; an item whose human coding scheme is no competency code gets one from its
 * identifier: the prefix of the type, X, and its first eight digits. Never throws; see `parseFramework`.
 */
export function fromCFPackage(
  text: string,
  known: KnownNodes = {},
  { foreignType = 'domain' }: { foreignType?: CompetencyType } = {},
): ParsedFramework {
  const { problems, report } = collectProblems()
  const counts = { competencies: 0, positions: 0, knowledgeResources: 0 }
  const document = parseJson(text, report)
  const fields = document === undefined ? null : Fields.of(document, '', report)
  if (fields && !fields.has('CFDocument')) report('CFDocument', 'wrong_format', shown(undefined))
  if (!fields || problems.length > 0) return { framework: null, problems, counts }

  const reader = new PackageReader(fields, foreignType, problems, report)
  const read = {
    competencies: reader.competencies(),
    resources: reader.resources(),
    positions: reader.positions(),
  }
  counts.competencies = read.competencies.length
  counts.knowledgeResources = read.resources.length
  counts.positions = read.positions.length
  return {
    framework: { areas: reader.areas(), levels: reader.levels(), ...acceptNodes(read, known, report) },
    problems,
    counts,
  }
}

class PackageReader {
  private readonly items = new Map<string, Item>()
  private readonly parentOf = new Map<string, string>()
  private readonly childrenOf = new Map<string, Item[]>()
  private readonly relatedOf = new Map<string, Link[]>()
  private readonly successorOf = new Map<string, Link>()
  private readonly criteria: Fields[]

  constructor(
    fields: Fields,
    private readonly foreignType: CompetencyType,
    private readonly problems: readonly InterchangeProblem[],
    private readonly report: ReportProblem,
  ) {
    for (const item of fields.objects('CFItems')) this.addItem(item)
    for (const association of fields.objects('CFAssociations')) this.addLink(association)
    for (const [child, parent] of this.parentOf) {
      const item = this.items.get(child)
      const siblings = this.childrenOf.get(parent)
      if (item && siblings) siblings.push(item)
      else if (item) this.childrenOf.set(parent, [item])
    }
    this.criteria = fields.objects('CFRubrics').flatMap((rubric) => rubric.objects('CFRubricCriteria'))
    this.reportOrphans()
  }

  areas(): CompetencyArea[] {
    const found = this.ofKind('area').flatMap(({ name, statement, extension }) => {
      const type = COMPETENCY_TYPES.find((candidate) => candidate === extension['type'])
      const { nameHi, descriptionHi } = texts(extension, 'nameHi', 'descriptionHi')
      return type ? { type, name, nameHi, description: statement, descriptionHi } : []
    })
    return found.length > 0 ? found : [...COMPETENCY_AREAS]
  }

  levels(): CompetencyLevel[] {
    const scale = this.criteria.find((criterion) => criterion.raw('category') === 'scale')
    const found = scale?.objects('CFRubricCriterionLevels').flatMap((step) => {
      const row = { ...extensionOf(step), level: step.raw('score'), name: step.raw('quality') }
      const fields = Fields.of({ ...row, descriptor: step.raw('description') }, step.path, this.report)
      return fields ? readScale(fields) : []
    })
    return found && found.length > 0 ? found : [...COMPETENCY_LEVELS]
  }

  competencies(): ReadNode<Competency>[] {
    const indicators = this.indicators()
    const rows = [...this.items.values()].filter(
      ({ kind }) => !kind || kind === 'theme' || kind === 'subTheme',
    )
    return rows.flatMap((item) => {
      const parent = this.parentAmongCompetencies(item)
      const type = typeOfCode(item.key) ?? this.foreignType
      const successor = this.successorOf.get(item.identifier)
      const row = {
        type,
        area: COMPETENCY_AREAS.find((area) => area.type === type)?.name,
        theme: parent?.name ?? item.name,
        ...item.extension,
        code: item.key,
        name: item.name,
        description: item.statement,
        parentCode: parent?.key ?? null,
        levels: indicators.get(item.identifier),
        redirectTo: successor && (successor.extension['code'] ?? this.items.get(successor.destination)?.key),
      }
      return this.read(row, item, readCompetency)
    })
  }

  resources(): ReadNode<KnowledgeResource>[] {
    return this.ofKind('resource').flatMap((item) => {
      return this.read({ ...item.extension, id: item.key, name: item.name }, item, readResource)
    })
  }

  positions(): ReadNode<Position>[] {
    return this.ofKind('position').flatMap((item) => {
      const { key: id, name, statement: description, extension } = item
      const roles = this.children(item, 'role').map((role) => this.roleOf(role))
      return this.read({ ...extension, id, name, description, roles }, item, readPosition)
    })
  }

  private roleOf(item: Item): object {
    const activities = this.children(item, 'activity').map((activity) => ({
      id: activity.key,
      name: activity.name,
      nameHi: activity.extension['nameHi'],
      knowledgeResourceIds: this.related(activity).map(
        ({ extension, destination }) => extension['id'] ?? this.items.get(destination)?.key,
      ),
    }))
    const competencies = this.related(item).map(({ extension, destination, notes }) => ({
      code: extension['code'] ?? this.items.get(destination)?.key,
      level: extension['level'],
      reason: notes,
      reasonHi: extension['reasonHi'],
    }))
    return { id: item.key, name: item.name, nameHi: item.extension['nameHi'], activities, competencies }
  }

  private addItem(fields: Fields) {
    const identifier = fields.text('identifier', { required: true })
    const statement = fields.text('fullStatement', { required: true })
    if (identifier === '' || statement === '') return
    if (!UUID.test(identifier))
      fields.report(fields.at('identifier'), 'bad_id', { ...shown(identifier), prefix: 'UUID' })
    else if (this.items.has(identifier))
      fields.report(fields.at('identifier'), 'duplicate', { value: identifier })
    else {
      const extension = extensionOf(fields)
      const kind = extension && (KIND_OF_TITLE.get(fields.raw('CFItemType')) ?? null)
      const scheme = fields.text('humanCodingScheme')
      const short = fields.text('abbreviatedStatement')
      this.items.set(identifier, {
        fields,
        identifier,
        kind,
        key: kind || isCompetencyCode(scheme) ? scheme : this.codeFrom(identifier),
        name: short === '' ? statement.slice(0, NAME_MAX) : short,
        statement: extension?.['description'] === '' ? '' : statement,
        extension: kind ? (extension ?? {}) : {},
      })
    }
  }

  private addLink(fields: Fields) {
    const type = fields.text('associationType', { required: true })
    const [origin, destination] = [readEnd(fields, 'originNodeURI'), readEnd(fields, 'destinationNodeURI')]
    if (origin === '' || destination === '') return
    const link = {
      fields,
      type,
      origin,
      destination,
      notes: fields.text('notes'),
      extension: extensionOf(fields) ?? {},
    }
    if (type === 'isChildOf' && !this.parentOf.has(origin)) this.parentOf.set(origin, destination)
    if (type === 'replacedBy') this.successorOf.set(origin, link)
    if (type === 'isRelatedTo') {
      const links = this.relatedOf.get(origin)
      if (links) links.push(link)
      else this.relatedOf.set(origin, [link])
    }
  }

  private indicators(): Map<string, object[]> {
    const found = new Map<string, object[]>()
    for (const criterion of this.criteria) {
      const item = criterion.has('CFItemURI') ? readEnd(criterion, 'CFItemURI') : ''
      if (item === '') continue
      const rows = criterion.objects('CFRubricCriterionLevels').map((step) => ({
        ...extensionOf(step),
        level: step.raw('score'),
        text: step.raw('description'),
      }))
      found.set(item, rows)
    }
    return found
  }

  private parentAmongCompetencies({ identifier }: Item): Item | null {
    const parent = this.items.get(this.parentOf.get(identifier) ?? '')
    return parent && parent.kind !== 'area' ? parent : null
  }

  private reportOrphans() {
    for (const { kind, identifier, fields } of this.items.values()) {
      if (kind !== 'role' && kind !== 'activity') continue
      const parent = this.items.get(this.parentOf.get(identifier) ?? '')
      if (parent?.kind !== (kind === 'role' ? 'position' : 'role')) {
        fields.report(fields.path, 'unknown_item', { value: this.parentOf.get(identifier) ?? '' })
      }
    }
  }

  private read<T>(row: object, { fields }: Item, reader: (fields: Fields) => T): ReadNode<T>[] {
    const node = Fields.of(row, fields.path, this.report)
    return node ? [readSoundly(node, reader, this.problems)] : []
  }

  private ofKind = (kind: CaseItemKind) => [...this.items.values()].filter((item) => item.kind === kind)
  private children = ({ identifier }: Item, kind: CaseItemKind) =>
    (this.childrenOf.get(identifier) ?? []).filter((item) => item.kind === kind)
  private related = ({ identifier }: Item) => this.relatedOf.get(identifier) ?? []
  private codeFrom = (identifier: string) =>
    `${TYPE_PREFIXES[this.foreignType]}-X${identifier.slice(0, 8).toUpperCase()}`
}

/** The identifier of an end of an association or of a link; reported when it is missing. */
function readEnd(fields: Fields, key: string): string {
  const end = Fields.of(fields.raw(key), fields.at(key), fields.report)
  return end ? end.text('identifier', { required: true }) : ''
}

/** Our own members of `extensions`, which is a list in one class of the model; null when there are none. */
function extensionOf(fields: Fields): Record<string, unknown> | null {
  const extensions = fields.raw('extensions')
  for (const holder of Array.isArray(extensions) ? (extensions as unknown[]) : [extensions]) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, CASE_EXTENSION)) continue
    const ours = (holder as Record<string, unknown>)[CASE_EXTENSION]
    if (typeof ours === 'object' && ours !== null && !Array.isArray(ours))
      return ours as Record<string, unknown>
  }
  return null
}

function texts<K extends string>(from: Record<string, unknown>, ...keys: K[]): Record<K, string> {
  const read = (key: K) => (typeof from[key] === 'string' ? from[key] : '')
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<K, string>
}
