import { listDesignations, listMinistries, loadDictionary } from '@karmashala/frac'
import { expect, test } from 'vitest'

test('all fifty-three ministries are listed in English and Hindi', () => {
  const ministries = listMinistries()

  expect(ministries).toHaveLength(53)
  expect(new Set(ministries.map(({ code }) => code)).size).toBe(53)
  for (const { nameHi } of ministries) expect(nameHi).toContain('मंत्रालय')
  expect(ministries.find(({ shortName }) => shortName === 'MoF')?.departments).toHaveLength(6)
})

test('designations come the most senior first', () => {
  const designations = listDesignations()

  expect(designations).toHaveLength(56)
  expect(designations[0]?.name).toBe('Cabinet Secretary')
})

test('the dictionary is built once', () => {
  expect(loadDictionary()).toBe(loadDictionary())
})
