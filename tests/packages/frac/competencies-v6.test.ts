import {
  loadDictionary,
  loadFramework,
  makeDictionary,
  parseCompetenciesV6,
  toCompetenciesV6,
} from '@karmashala/frac'
import { expect, test } from 'vitest'

const dictionary = loadDictionary()
const codes = dictionary.list().map(({ code }) => code)

test('every competency as a platform record means the same competency when it is read', () => {
  const records: unknown = JSON.parse(JSON.stringify(toCompetenciesV6(dictionary, codes)))

  expect(parseCompetenciesV6(records, dictionary)).toEqual({ codes, problems: [] })
})

test('a competency whose platform ids are known carries them, another carries ids that are plainly ours', () => {
  const [known, own] = toCompetenciesV6(dictionary, ['FUN-110', 'FUN-111'])

  expect(known).toMatchObject({
    competencyAreaRefId: 'COMAREA-000003',
    competencyThemeRefId: 'COMTHEME-000205',
    competencySubThemeRefId: 'COMSUBTHEME-000276',
    competencySubThemeIdentifier: 'kcmfinal_fw_subtheme_35bf9d51-7299-45a5-ad99-1f7c7db1e4ba',
  })
  expect(own).toMatchObject({
    competencySubThemeRefId: 'FUN-111',
    competencySubThemeIdentifier: 'karmashala_fw_subtheme_FUN-111',
  })
})

test('a record of the platform without ids known here is found by its names', () => {
  const record = {
    competencyThemeName: 'Data analytics',
    competencySubThemeName: 'Data Use and Governance',
    competencySubThemeRefId: 'COMSUBTHEME-999999',
  }
  expect(parseCompetenciesV6([record], dictionary).codes).toEqual(['FUN-077'])
})

test('a record that means nothing here is a problem at its place, and a retired row is followed', () => {
  const retired = makeDictionary(
    loadFramework().competencies.map((row) =>
      row.code === 'FUN-111' ? { ...row, retired: true, redirectTo: 'FUN-110' } : row,
    ),
  )
  const records = [{ competencyThemeName: 'Zebra' }, null, ...toCompetenciesV6(retired, ['FUN-111'])]
  const { codes: read, problems } = parseCompetenciesV6(records, retired)

  expect(read).toEqual(['FUN-110'])
  expect(problems.map(({ path, code }) => [path, code])).toEqual([
    ['[0].competencyThemeName', 'unknown_competency'],
    ['[1]', 'wrong_shape'],
  ])
  expect(parseCompetenciesV6('x', dictionary).problems).toHaveLength(1)
})

test('an unknown code cannot be written', () => {
  expect(() => toCompetenciesV6(dictionary, ['FUN-999'])).toThrow(
    expect.objectContaining({ code: 'unknown_competency' }),
  )
})
