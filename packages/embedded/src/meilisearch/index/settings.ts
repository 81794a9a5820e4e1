import { badRequest, codeOf, IndexRefusal, notImplemented } from '../http/api-error.ts'
import { checkKind, readFields, wrongType, type Kind } from '../http/read-fields.ts'
import { isObject } from './field-path.ts'

export type Settings = {
  displayedAttributes: string[]
  searchableAttributes: string[]
  filterableAttributes: string[]
  sortableAttributes: string[]
  rankingRules: string[]
  stopWords: string[]
  synonyms: Record<string, string[]>
  distinctAttribute: string | null
  typoTolerance: {
    enabled: boolean
    minWordSizeForTypos: { oneTypo: number; twoTypos: number }
    disableOnWords: string[]
    disableOnAttributes: string[]
    disableOnNumbers: boolean
  }
  faceting: { maxValuesPerFacet: number; sortFacetValuesBy: Record<string, 'alpha' | 'count'> }
  pagination: { maxTotalHits: number }
}
export type SettingName = keyof Settings

const PREFIX = 'invalid_settings'

const RANKING_RULES = [
  'words',
  'typo',
  'proximity',
  'attribute',
  'attributeRank',
  'wordPosition',
  'sort',
  'exactness',
]

export const defaultSettings = (): Settings => ({
  displayedAttributes: ['*'],
  searchableAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attributeRank', 'sort', 'wordPosition', 'exactness'],
  stopWords: [],
  synonyms: {},
  distinctAttribute: null,
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: false,
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } },
  pagination: { maxTotalHits: 1000 },
})

/** Settings of Meilisearch that are answered with their defaults and cannot be changed here. */
export const FIXED_SETTINGS = {
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  proximityPrecision: 'byWord',
  embedders: {},
  searchCutoffMs: null,
  localizedAttributes: null,
  facetSearch: true,
  prefixSearch: 'indexingTime',
}

export type SettingsChange = Partial<{ [Name in SettingName]: Settings[Name] | null }>

/** Checks a partial settings object; `null` resets a setting. Returns what has to be changed. */
export function readSettings(body: unknown): SettingsChange {
  const known = defaultSettings()
  const kinds = Object.keys({ ...known, ...FIXED_SETTINGS }).map((name): [string, Kind] => [name, 'anything'])
  const given = readFields<Record<string, unknown>>(body, Object.fromEntries(kinds), { prefix: PREFIX })
  for (const [name, value] of Object.entries(given)) {
    const code = codeOf(PREFIX, name)
    if (Object.hasOwn(known, name)) CHECKS[name as SettingName](value, code, `.${name}`)
    else if (JSON.stringify(value) !== JSON.stringify(FIXED_SETTINGS[name as keyof typeof FIXED_SETTINGS])) {
      throw notImplemented(code, `A value of \`${name}\` other than the default`)
    }
  }
  return body as SettingsChange
}

/**
 * The settings after a change; nested settings are merged, a `null` anywhere is the default.
 * @throws {ApiError} where the parts do not go together
 */
export function changeSettings(settings: Settings, change: SettingsChange): Settings {
  const defaults = defaultSettings()
  const changed: Record<string, unknown> = { ...settings }
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(defaults, name)) continue
    const key = name as SettingName
    const nested = key === 'typoTolerance' || key === 'faceting' || key === 'pagination'
    changed[key] =
      value === null ? defaults[key] : nested ? merge(settings[key], value, defaults[key]) : value
  }
  const { oneTypo, twoTypos } = (changed as Settings).typoTolerance.minWordSizeForTypos
  if (oneTypo > twoTypos || twoTypos > 255) throw wrongWordSizes(oneTypo, twoTypos)
  return changed as Settings
}

const wrongWordSizes = (oneTypo: number, twoTypos: number) =>
  new IndexRefusal(
    'invalid_settings_typo_tolerance',
    '`minWordSizeForTypos` setting is invalid. `oneTypo` and `twoTypos` fields should be between `0` and `255`, ' +
      `and \`twoTypos\` should be greater or equals to \`oneTypo\` but found \`oneTypo: ${oneTypo}\` and twoTypos: ${twoTypos}\`.`,
  )

function merge(current: unknown, change: unknown, initial: unknown): unknown {
  if (change === null) return initial
  if (!isObject(change) || !isObject(current)) return change
  const merged = { ...current }
  for (const [name, value] of Object.entries(change)) {
    merged[name] = merge(current[name], value, isObject(initial) ? initial[name] : undefined)
  }
  return merged
}

type Check = (value: unknown, code: string, at: string) => void

const attributes: Check = (value, code, at) => checkKind(value, 'strings', at, code)

const plainAttributes: Check = (value, code, at) => {
  checkKind(value, 'array', at, code)
  const special = (value as unknown[]).find((name) => isObject(name) || /\*|^_geo/.test(String(name)))
  if (special !== undefined) throw notImplemented(code, `The pattern \`${JSON.stringify(special)}\``)
  attributes(value, code, at)
}

/** Checks a setting that has parts; what is wrong with a part is told under the code of the whole. */
function checkParts<Parts>(value: unknown, kinds: Record<string, Kind>, code: string, at: string): Parts {
  if (!isObject(value)) throw wrongType(value, 'an object', at, code)
  const codes = Object.fromEntries(Object.keys(kinds).map((name) => [name, code]))
  return readFields<Parts>(value, kinds, { prefix: PREFIX, at, codes })
}

const CHECKS: Record<SettingName, Check> = {
  displayedAttributes: attributes,
  searchableAttributes: attributes,
  filterableAttributes: plainAttributes,
  sortableAttributes: plainAttributes,
  stopWords: attributes,
  rankingRules: (value, code, at) => {
    attributes(value, code, at)
    const wrong = (value as string[]).findIndex(
      (rule) => !RANKING_RULES.includes(rule) && !/^.+:(asc|desc)$/.test(rule),
    )
    if (wrong < 0) return
    throw badRequest(
      code,
      `Invalid value at \`${at}[${wrong}]\`: \`${(value as string[])[wrong]}\` ranking rule is invalid. ` +
        'Valid ranking rules are words, typo, sort, proximity, attribute, attributeRank, wordPosition, exactness and custom ranking rules.',
    )
  },
  synonyms: (value, code, at) => {
    checkKind(value, 'object', at, code)
    for (const [word, others] of Object.entries(value as object)) {
      checkKind(others, 'strings', `${at}.${word}`, code)
      if (/\s/.test(word.trim())) throw notImplemented(code, `A synonym of several words (\`${word}\`)`)
    }
  },
  distinctAttribute: (value, code, at) => checkKind(value, 'string', at, code),
  typoTolerance: (value, code, at) => {
    const { minWordSizeForTypos: sizes } = checkParts<{ minWordSizeForTypos?: unknown }>(
      value,
      {
        enabled: 'boolean',
        minWordSizeForTypos: 'object',
        disableOnWords: 'strings',
        disableOnAttributes: 'strings',
        disableOnNumbers: 'boolean',
      },
      code,
      at,
    )
    if (sizes === undefined) return
    const { oneTypo = 0, twoTypos = 255 } = checkParts<{ oneTypo?: number; twoTypos?: number }>(
      sizes,
      { oneTypo: 'count', twoTypos: 'count' },
      code,
      `${at}.minWordSizeForTypos`,
    )
    // Where one of them is given, what it has to go with is known when the task is done.
    if (oneTypo > twoTypos || twoTypos > 255) throw wrongWordSizes(oneTypo, twoTypos)
  },
  faceting: (value, code, at) => {
    const { sortFacetValuesBy = {} } = checkParts<{ sortFacetValuesBy?: Record<string, unknown> }>(
      value,
      { maxValuesPerFacet: 'count', sortFacetValuesBy: 'object' },
      code,
      at,
    )
    for (const [name, order] of Object.entries(sortFacetValuesBy)) {
      checkKind(order, ['alpha', 'count'], `${at}.sortFacetValuesBy.${name}`, code)
    }
  },
  pagination: (value, code, at) => void checkParts(value, { maxTotalHits: 'count' }, code, at),
}

/** The settings that are changed in part (PATCH); the others are replaced (PUT). */
export const PARTIAL_SETTINGS: readonly SettingName[] = ['typoTolerance', 'faceting', 'pagination']

/** The name of a setting as it stands in an address, `typo-tolerance`; undefined for one that does not exist. */
export function settingNamed(segment: string): SettingName | undefined {
  const name = segment.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const exists = Object.hasOwn(defaultSettings(), name) || Object.hasOwn(FIXED_SETTINGS, name)
  return exists ? (name as SettingName) : undefined
}
