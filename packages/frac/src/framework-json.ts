import {
  acceptCompetencies,
  acceptPositions,
  acceptResources,
  type KnownNodes,
  type ReadNode,
} from './accept-nodes.ts'
import { canonicalJson, compareText } from './canonical-json.ts'
import { COMPETENCY_AREAS, type Competency, type CompetencyArea } from './competency.ts'
import { type Framework, type Position } from './framework.ts'
import { COMPETENCY_LEVELS, COMPETENCY_TIERS, isLevelNumber, type CompetencyLevel } from './levels.ts'
import { collectProblems, type InterchangeProblem, type ReportProblem } from './problem.ts'
import { Fields, NAME_MAX, shown } from './read-fields.ts'
import { COMPETENCY_TYPES, readCompetency, readPosition, readResource } from './read-nodes.ts'

export const FRAMEWORK_FORMAT = 'karmashala-framework'
export const FRAMEWORK_VERSION = 1

/** What could be read of a framework. Nodes with a problem are not in it: a refused theme takes its sub-themes along. */
export interface ParsedFramework {
  /** Null when the document is not a framework at all. */
  framework: Framework | null
  problems: InterchangeProblem[]
  /** How many nodes the document had, refused ones included. */
  counts: { competencies: number; positions: number; knowledgeResources: number }
}

/** The framework with everything that is a set put in the order of codes and ids: the same content, the same bytes. */
export function sortFramework(framework: Framework): Framework {
  return {
    areas: sortBy(framework.areas, ({ type }) => type),
    levels: [...framework.levels].sort((a, b) => a.level - b.level),
    competencies: sortBy(framework.competencies, ({ code }) => code).map(sortCompetency),
    positions: sortBy(framework.positions, ({ id }) => id).map(sortPosition),
    knowledgeResources: sortBy(framework.knowledgeResources, ({ id }) => id),
  }
}

function sortCompetency(row: Competency): Competency {
  const levels = row.levels && [...row.levels].sort((a, b) => a.level - b.level)
  return { ...row, flags: [...row.flags].sort(compareText), ...(levels ? { levels } : {}) }
}

function sortPosition(position: Position): Position {
  const roles = sortBy(position.roles, ({ id }) => id).map((role) => ({
    ...role,
    competencies: sortBy(role.competencies, ({ code }) => code),
    activities: sortBy(role.activities, ({ id }) => id).map((activity) => ({
      ...activity,
      knowledgeResourceIds: [...activity.knowledgeResourceIds].sort(compareText),
    })),
  }))
  return { ...position, roles, flags: [...position.flags].sort(compareText) }
}

const sortBy = <T>(rows: readonly T[], keyOf: (row: T) => string): T[] =>
  [...rows].sort((a, b) => compareText(keyOf(a), keyOf(b)))

/** The whole framework as a JSON document: canonical, so that equal frameworks are equal bytes. */
export function exportFramework(framework: Framework): string {
  return canonicalJson({
    format: FRAMEWORK_FORMAT,
    version: FRAMEWORK_VERSION,
    ...sortFramework(framework),
  })
}

/**
 * Reads a framework document. Never throws: what is wrong comes back as problems with their paths. References may lead
 * to nodes of the document or to those already `known`, so a document can bring positions alone.
 */
export function parseFramework(text: string, known: KnownNodes = {}): ParsedFramework {
  const { problems, report } = collectProblems()
  const counts = { competencies: 0, positions: 0, knowledgeResources: 0 }
  const refuse = () => ({ framework: null, problems, counts })

  const document = parseJson(text, report)
  if (document === undefined) return refuse()
  const fields = Fields.of(document, '', report)
  if (!fields) return refuse()
  if (fields.raw('format') !== FRAMEWORK_FORMAT) report('format', 'wrong_format', shown(fields.raw('format')))
  else if (fields.raw('version') !== FRAMEWORK_VERSION) {
    report('version', 'unsupported_version', shown(fields.raw('version')))
  }
  if (problems.length > 0) return refuse()

  const read = <T>(key: string, reader: (node: Fields) => T): ReadNode<T>[] =>
    fields.objects(key).map((node) => readSoundly(node, reader, problems))
  const competencies = read('competencies', readCompetency)
  const resources = read('knowledgeResources', readResource)
  const positions = read('positions', readPosition)
  for (const key of ['competencies', 'positions', 'knowledgeResources'] as const) {
    const rows = fields.raw(key)
    counts[key] = Array.isArray(rows) ? rows.length : 0
  }

  const areas = fields.has('areas') ? fields.objects('areas').map(readArea) : [...COMPETENCY_AREAS]
  const levels = fields.has('levels') ? fields.objects('levels').map(readScale) : [...COMPETENCY_LEVELS]
  return {
    framework: { areas, levels, ...acceptNodes({ competencies, resources, positions }, known, report) },
    problems,
    counts,
  }
}

/** Parses JSON; reports `not_json` and answers undefined when it is none. */
export function parseJson(text: string, report: ReportProblem): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch (error) {
    report('', 'not_json', { detail: error instanceof Error ? error.message.slice(0, 200) : '' })
    return undefined
  }
}

/** Reads one node and notes whether anything was reported while it was read. */
export function readSoundly<T>(
  fields: Fields,
  reader: (fields: Fields) => T,
  problems: readonly InterchangeProblem[],
): ReadNode<T> {
  const before = problems.length
  const node = reader(fields)
  return { node, path: fields.path, sound: problems.length === before }
}

export function acceptNodes(
  read: {
    competencies: readonly ReadNode<Competency>[]
    resources: readonly ReadNode<Framework['knowledgeResources'][number]>[]
    positions: readonly ReadNode<Position>[]
  },
  known: KnownNodes,
  report: ReportProblem,
): Pick<Framework, 'competencies' | 'positions' | 'knowledgeResources'> {
  const competencies = acceptCompetencies(read.competencies, known, report)
  const knowledgeResources = acceptResources(read.resources, report)
  const byCode = new Map(competencies.map((row) => [row.code, row]))
  const ids = new Set([...(known.knowledgeResources ?? []), ...knowledgeResources].map(({ id }) => id))
  const positions = acceptPositions(
    read.positions,
    {
      competencyOf: (code) => byCode.get(code) ?? known.dictionary?.find(code) ?? null,
      hasResource: (id) => ids.has(id),
    },
    report,
  )
  return { competencies, positions, knowledgeResources }
}

function readArea(fields: Fields): CompetencyArea {
  return {
    type: fields.oneOf('type', COMPETENCY_TYPES) ?? 'domain',
    name: fields.text('name', { required: true, max: NAME_MAX }),
    nameHi: fields.text('nameHi', { max: NAME_MAX }),
    description: fields.text('description'),
    descriptionHi: fields.text('descriptionHi'),
  }
}

export function readScale(fields: Fields): CompetencyLevel {
  const level = fields.raw('level')
  if (!isLevelNumber(level)) fields.report(fields.at('level'), 'level_out_of_range', shown(level))
  return {
    level: isLevelNumber(level) ? level : 1,
    name: fields.text('name', { required: true, max: NAME_MAX }),
    nameHi: fields.text('nameHi', { max: NAME_MAX }),
    tier:
      fields.oneOf(
        'tier',
        COMPETENCY_TIERS.map(({ tier }) => tier),
      ) ?? 'operational',
    descriptor: fields.text('descriptor'),
    descriptorHi: fields.text('descriptorHi'),
  }
}
