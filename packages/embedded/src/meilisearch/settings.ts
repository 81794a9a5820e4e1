import { badRequest, notImplemented } from './api-error.ts'
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

/** Checks a partial settings object; `null` resets a setting. Returns what has to be changed. */
export function readSettings(body: unknown): Partial<{ [Name in SettingName]: Settings[Name] | null }> {
  if (!isObject(body)) throw badRequest('malformed_payload', 'The settings have to be an object.')
  const known = defaultSettings()
  for (const [name, value] of Object.entries(body)) {
    if (Object.hasOwn(FIXED_SETTINGS, name)) {
      const fixed = FIXED_SETTINGS[name as keyof typeof FIXED_SETTINGS]
      if (value !== null && JSON.stringify(value) !== JSON.stringify(fixed)) {
        throw notImplemented(settingCode(name), `A value of \`${name}\` other than the default`)
      }
    } else if (Object.hasOwn(known, name)) {
      if (value !== null) CHECKS[name as SettingName](value, settingCode(name))
    } else {
      const expected = Object.keys({ ...known, ...FIXED_SETTINGS }).map((key) => `\`${key}\``)
      throw badRequest('bad_request', `Unknown field \`${name}\`: expected one of ${expected.join(', ')}`)
    }
  }
  return body
}

/** The settings after a change; nested settings are merged, a `null` anywhere is the default. */
export function changeSettings(settings: Settings, change: ReturnType<typeof readSettings>): Settings {
  const defaults = defaultSettings()
  const changed: Record<string, unknown> = { ...settings }
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(defaults, name)) continue
    const key = name as SettingName
    const nested = key === 'typoTolerance' || key === 'faceting' || key === 'pagination'
    changed[key] =
      value === null ? defaults[key] : nested ? merge(settings[key], value, defaults[key]) : value
  }
  return changed as Settings
}

function merge(current: unknown, change: unknown, initial: unknown): unknown {
  if (change === null) return initial
  if (!isObject(change) || !isObject(current)) return change
  const merged = { ...current }
  for (const [name, value] of Object.entries(change)) {
    merged[name] = merge(current[name], value, isObject(initial) ? initial[name] : undefined)
  }
  return merged
}

type Check = (value: unknown, code: string) => void

const attributes: Check = (value, code) => {
  if (!isStrings(value)) throw badRequest(code, 'Invalid value type: expected an array of strings.')
}
const plainAttributes: Check = (value, code) => {
  attributes(value, code)
  const special = (value as string[]).find((name) => name.includes('*') || name.startsWith('_geo'))
  if (special) throw notImplemented(code, `The pattern \`${special}\``)
}
const wholeNumber = (value: unknown, path: string, code: string) => {
  if (value !== null && !(Number.isInteger(value) && (value as number) >= 0)) {
    throw badRequest(code, `Invalid value type at \`${path}\`: expected a positive integer.`)
  }
}
const fieldsOf = (value: unknown, names: string[], code: string) => {
  if (!isObject(value)) throw badRequest(code, 'Invalid value type: expected an object.')
  const unknown = Object.keys(value).find((name) => !names.includes(name))
  if (unknown)
    throw badRequest('bad_request', `Unknown field \`${unknown}\`: expected one of ${names.join(', ')}`)
  return value
}

const CHECKS: Record<SettingName, Check> = {
  displayedAttributes: attributes,
  searchableAttributes: attributes,
  filterableAttributes: plainAttributes,
  sortableAttributes: plainAttributes,
  stopWords: attributes,
  rankingRules: (value, code) => {
    attributes(value, code)
    const wrong = (value as string[]).find(
      (rule) => !RANKING_RULES.includes(rule) && !/^.+:(asc|desc)$/.test(rule),
    )
    if (wrong)
      throw badRequest(
        code,
        `\`${wrong}\` ranking rule is invalid. Valid ranking rules are ${RANKING_RULES.join(', ')} and custom ranking rules.`,
      )
  },
  synonyms: (value, code) => {
    if (!isObject(value) || !Object.values(value).every(isStrings)) {
      throw badRequest(code, 'Invalid value type: expected an object of arrays of strings.')
    }
    const phrase = Object.keys(value).find((word) => /\s/.test(word.trim()))
    if (phrase) throw notImplemented(code, `A synonym of several words (\`${phrase}\`)`)
  },
  distinctAttribute: (value, code) => {
    if (typeof value !== 'string') throw badRequest(code, 'Invalid value type: expected a string.')
  },
  typoTolerance: (value, code) => {
    const fields = Object.keys(defaultSettings().typoTolerance)
    const { enabled, minWordSizeForTypos: sizes, disableOnNumbers, ...lists } = fieldsOf(value, fields, code)
    for (const flag of [enabled, disableOnNumbers]) {
      if (flag !== undefined && flag !== null && typeof flag !== 'boolean') {
        throw badRequest(code, 'Invalid value type: expected a boolean.')
      }
    }
    for (const list of Object.values(lists)) if (list !== null) attributes(list, code)
    if (sizes === undefined || sizes === null) return
    const { oneTypo = 5, twoTypos = 9 } = fieldsOf(sizes, ['oneTypo', 'twoTypos'], code)
    wholeNumber(oneTypo, 'minWordSizeForTypos.oneTypo', code)
    wholeNumber(twoTypos, 'minWordSizeForTypos.twoTypos', code)
    if (Number(oneTypo) > Number(twoTypos)) {
      throw badRequest(
        'invalid_settings_typo_tolerance',
        '`minWordSizeForTypos` setting is invalid. `oneTypo` and `twoTypos` fields should be between `0` and `255`, and `twoTypos` should be greater or equals to `oneTypo`.',
      )
    }
  },
  faceting: (value, code) => {
    const { maxValuesPerFacet = null, sortFacetValuesBy } = fieldsOf(
      value,
      ['maxValuesPerFacet', 'sortFacetValuesBy'],
      code,
    )
    wholeNumber(maxValuesPerFacet, 'maxValuesPerFacet', code)
    if (sortFacetValuesBy === undefined || sortFacetValuesBy === null) return
    if (
      !isObject(sortFacetValuesBy) ||
      !Object.values(sortFacetValuesBy).every((by) => by === 'alpha' || by === 'count')
    ) {
      throw badRequest(code, 'Invalid value at `sortFacetValuesBy`: expected one of `alpha`, `count`.')
    }
  },
  pagination: (value, code) => {
    wholeNumber(fieldsOf(value, ['maxTotalHits'], code).maxTotalHits ?? null, 'maxTotalHits', code)
  },
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

const settingCode = (name: string) =>
  `invalid_settings_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
