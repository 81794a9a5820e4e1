import {
  type Competency,
  type CompetencyFlag,
  type CompetencyType,
  type LevelIndicator,
} from './competency.ts'
import {
  type Activity,
  type KnowledgeResource,
  type Position,
  type PositionFlag,
  type Role,
  type RoleCompetency,
} from './framework.ts'
import { isLevelNumber, type LevelNumber } from './levels.ts'
import { isCompetencyCode, isNodeId, typeOfCode, type NodePrefix } from './node-ids.ts'
import { NAME_MAX, shown, type Fields } from './read-fields.ts'

export const COMPETENCY_TYPES: readonly CompetencyType[] = ['behavioural', 'functional', 'domain']
export const POSITION_FLAGS: readonly PositionFlag[] = ['starter-data']
const COMPETENCY_FLAGS: readonly CompetencyFlag[] = [
  'blank-upstream',
  'named-after-theme',
  'duplicate-name',
  'not-published',
  'upstream-text-misplaced',
  'starter-data',
]
const NAME = { required: true, max: NAME_MAX }

// Each reader reports into its fields and answers with what could be read; whoever calls it asks afterwards whether
// anything was reported and then refuses the node as a whole.

export function readCompetency(fields: Fields): Competency {
  const code = readCode(fields, 'code')
  const type = fields.oneOf('type', COMPETENCY_TYPES) ?? 'domain'
  const expected = typeOfCode(code)
  if (expected && expected !== type) fields.report(fields.at('type'), 'type_mismatch', { value: type, code })
  return withoutUndefined({
    code,
    type,
    area: fields.text('area', NAME),
    theme: fields.text('theme', NAME),
    name: fields.text('name', NAME),
    nameHi: fields.text('nameHi', { max: NAME_MAX }),
    description: fields.text('description'),
    descriptionHi: fields.optionalText('descriptionHi'),
    parentCode: fields.has('parentCode') ? readCode(fields, 'parentCode') : null,
    selectable: fields.flag('selectable', true),
    flags: fields.someOf('flags', COMPETENCY_FLAGS),
    sector: fields.optionalText('sector', NAME_MAX),
    owner: fields.optionalText('owner', NAME_MAX),
    igotRefId: fields.optionalText('igotRefId', NAME_MAX),
    levels: fields.has('levels') ? fields.objects('levels').map(readIndicator) : undefined,
    version: fields.wholeNumber('version'),
    retired: fields.has('retired') ? fields.flag('retired', false) : undefined,
    redirectTo: fields.has('redirectTo') ? readCode(fields, 'redirectTo') : undefined,
  })
}

export function readIndicator(fields: Fields): LevelIndicator {
  return withoutUndefined({
    level: readLevel(fields, 'level'),
    text: fields.text('text', { required: true }),
    textHi: fields.optionalText('textHi'),
  })
}

export function readResource(fields: Fields): KnowledgeResource {
  const url = fields.text('url')
  if (url !== '' && !/^https?:\/\/[^\s/]+/.test(url)) fields.report(fields.at('url'), 'bad_url', shown(url))
  return { ...readNamed(fields, 'KRID'), url: url === '' ? null : url }
}

export function readPosition(fields: Fields): Position {
  return {
    ...readNamed(fields, 'PID'),
    department: fields.text('department', { max: NAME_MAX }),
    designation: fields.text('designation', NAME),
    description: fields.text('description'),
    descriptionHi: fields.text('descriptionHi'),
    roles: fields.objects('roles').map(readRole),
    flags: fields.someOf('flags', POSITION_FLAGS),
  }
}

function readRole(fields: Fields): Role {
  return {
    ...readNamed(fields, 'RID'),
    activities: fields.objects('activities').map(readActivity),
    competencies: fields.objects('competencies').map(readNeed),
  }
}

function readActivity(fields: Fields): Activity {
  const knowledgeResourceIds = fields.list('knowledgeResourceIds').flatMap((id, index) => {
    if (typeof id === 'string' && isNodeId('KRID', id)) return id
    fields.report(`${fields.at('knowledgeResourceIds')}[${index}]`, 'bad_id', {
      ...shown(id),
      prefix: 'KRID',
    })
    return []
  })
  return { ...readNamed(fields, 'AID'), knowledgeResourceIds }
}

function readNeed(fields: Fields): RoleCompetency {
  return {
    code: readCode(fields, 'code'),
    level: readLevel(fields, 'level'),
    reason: fields.text('reason'),
    reasonHi: fields.text('reasonHi'),
  }
}

function readNamed(fields: Fields, prefix: NodePrefix): { id: string; name: string; nameHi: string } {
  const id = fields.text('id', { required: true })
  if (id !== '' && !isNodeId(prefix, id)) fields.report(fields.at('id'), 'bad_id', { ...shown(id), prefix })
  return { id, name: fields.text('name', NAME), nameHi: fields.text('nameHi', { max: NAME_MAX }) }
}

function readCode(fields: Fields, key: string): string {
  const code = fields.text(key, { required: true })
  if (code !== '' && !isCompetencyCode(code)) fields.report(fields.at(key), 'bad_code', shown(code))
  return code
}

function readLevel(fields: Fields, key: string): LevelNumber {
  const level = fields.raw(key)
  if (isLevelNumber(level)) return level
  fields.report(fields.at(key), level == null ? 'missing' : 'level_out_of_range', shown(level))
  return 1
}

/** Drops the members that are undefined, so that reading and writing again gives the same bytes. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
