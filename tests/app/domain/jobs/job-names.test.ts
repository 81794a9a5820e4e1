import { expect, test } from 'vitest'
import { jobHandlers } from '#app/jobs.server.ts'
import en from '#app/locales/en/admin.json'
import hi from '#app/locales/hi/admin.json'
import { RECURRING } from '#app/server/recurring-jobs.server.ts'

const inKeys = (names: string[]) => names.map((name) => name.replaceAll('.', '_')).sort()

test('the administrator reads in words what every job does', () => {
  expect(Object.keys(en.jobs.names).sort()).toEqual(inKeys(Object.keys(jobHandlers)))
  expect(Object.keys(hi.jobs.names).sort()).toEqual(inKeys(Object.keys(jobHandlers)))
})

test('what recurs is something the worker can do', () => {
  for (const name of RECURRING) expect(Object.keys(jobHandlers)).toContain(name)
})
