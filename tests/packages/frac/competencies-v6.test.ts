import {
  canonicalJson,
  loadDictionary,
  loadFramework,
  makeDictionary,
  parseCompetenciesV6,
  parseCompetencyRecords,
  toCompetenciesV6,
} from '@karmashala/frac'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFramework } from '#tests/packages/frac/arbitrary-framework.ts'

const dictionary = loadDictionary()
const codes = dictionary.list().map(({ code }) => code)

test('every competency as a platform record means the same competency when it is read', () => {
  const records: unknown = JSON.parse(JSON.stringify(toCompetenciesV6(dictionary, codes)))

  expect(parseCompetenciesV6(records, dictionary)).toMatchObject({ codes, problems: [] })
  expect(parseCompetenciesV6({ name: 'A course', competencies_v6: records }, dictionary).codes).toEqual(codes)
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

const asText = (value: unknown) => JSON.stringify(value)
const read = (records: unknown, known = dictionary) =>
  parseCompetencyRecords(asText(records), { dictionary: known })

test('whatever the framework, its records read where nothing is known are the same records again', () => {
  fc.assert(
    fc.property(aFramework, ({ competencies }) => {
      const known = makeDictionary(competencies)
      const inUse = known.list().filter(({ parentCode }) => !parentCode || !known.find(parentCode)?.retired)
      const exported = canonicalJson(
        toCompetenciesV6(
          known,
          inUse.map(({ code }) => code),
        ),
      )
      const { framework, problems } = parseCompetencyRecords(exported)
      expect(problems).toEqual([])
      const again = makeDictionary(framework?.competencies ?? [])
      expect(
        canonicalJson(
          toCompetenciesV6(
            again,
            inUse.map(({ code }) => code),
          ),
        ),
      ).toBe(exported)
    }),
  )
})

test('every record of the framework read again says nothing new of it', () => {
  const { framework, problems, counts } = read(toCompetenciesV6(dictionary, codes))

  expect(problems).toEqual([])
  expect(counts.competencies).toBe(codes.length)
  const byCode = new Map(framework?.competencies.map((row) => [row.code, row]))
  expect(codes.map((code) => byCode.get(code))).toEqual(codes.map((code) => dictionary.find(code)))
})

test('a record of the platform not known here is a new row, and the same row when it is read again', () => {
  const record = {
    competencyAreaName: 'Functional',
    competencyThemeName: 'Data Analytics',
    competencyThemeRefId: 'COMTHEME-900001',
    competencySubThemeName: 'Imagined counting',
    competencySubThemeDescription: 'Counts what there is.',
    competencySubThemeRefId: 'COMSUBTHEME-900002',
    competencySubThemeIdentifier: 'kcmfinal_fw_subtheme_00000000-0000-4000-8000-000000000001',
  }
  const { framework, problems } = read([record, record])
  expect(problems).toEqual([])
  const added = framework?.competencies.find(({ name }) => name === 'Imagined counting')
  expect(added).toMatchObject({
    ...{ type: 'functional', area: 'Functional', theme: 'Data Analytics', igotRefId: 'COMSUBTHEME-900002' },
    ...{ description: 'Counts what there is.', selectable: true },
  })
  expect(added?.code).toMatch(/^FUN-X[0-9A-F]{8}$/)
  expect(dictionary.find(added?.parentCode ?? '')?.name).toBe('Data Analytics')

  const withIt = makeDictionary([...dictionary.list({ retired: true }), added!])
  expect(read([record], withIt).framework?.competencies).toContainEqual(added)
})

test('what is wrong with a record is said at its place, and the others are read', () => {
  const functional = { competencyAreaName: 'Functional', competencyThemeName: 'Imagined theme' }
  const known = toCompetenciesV6(dictionary, ['FUN-110'])[0]
  const { framework, problems } = read({
    competencies_v6: [
      'no record',
      { competencyAreaName: 'Elsewhere', competencyThemeName: 'X' },
      { competencyThemeName: 'No area' },
      { competencyAreaName: 'Functional' },
      { competencyAreaName: 'Functional', competencySubThemeName: 'No theme' },
      { ...known, competencyAreaName: 'Domain' },
      { ...functional, competencyThemeDescription: 'One' },
      { ...functional, competencyThemeDescription: 'Two' },
      { ...functional, competencySubThemeName: 'x'.repeat(301), competencyThemeDescription: 'One' },
    ],
  })
  expect(problems.map(({ path, code }) => [path, code])).toEqual([
    ['competencies_v6[0]', 'wrong_shape'],
    ['competencies_v6[1].competencyAreaName', 'unknown_value'],
    ['competencies_v6[2].competencyAreaName', 'missing'],
    ['competencies_v6[3].competencyThemeName', 'missing'],
    ['competencies_v6[4].competencyThemeName', 'missing'],
    ['competencies_v6[5].competencyAreaName', 'type_mismatch'],
    ['competencies_v6[7]', 'conflicting'],
    ['competencies_v6[8].competencySubThemeName', 'too_long'],
  ])
  expect(framework?.competencies.map(({ name }) => name)).toEqual(['Imagined theme'])
  for (const text of ['no json', '"text"', '{"a":1}', 'null']) {
    expect(parseCompetencyRecords(text)).toMatchObject({ framework: null, problems: [{}] })
  }
})
