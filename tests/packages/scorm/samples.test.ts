import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inspectPackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import { rulesIn } from './a-package.ts'

// Packages of others that cannot be kept here; the tests run where their folder is named.
const SAMPLES = process.env.CONTENT_PACKAGES_DIR ?? ''
const present = (folder: string) => SAMPLES !== '' && existsSync(join(SAMPLES, folder))

async function inspectFolder(folder: string) {
  const names = (await readdir(join(SAMPLES, folder))).filter((name) => name.endsWith('.zip')).sort()
  const reports = []
  for (const name of names)
    reports.push({ name, ...(await inspectPackage({ file: join(SAMPLES, folder, name) })) })
  return reports
}

test.skipIf(!present('golf'))('every golf example is accepted', async () => {
  const reports = await inspectFolder('golf')

  expect(reports.length).toBeGreaterThan(10)
  expect(reports.filter(({ verdict }) => verdict === 'refused').map(({ name }) => name)).toEqual([])
})

test.skipIf(!present('adl-cts'))(
  'every package of ADL’s conformance suite is accepted as 2004 4th edition',
  async () => {
    const reports = await inspectFolder('adl-cts')

    expect(reports.length).toBeGreaterThan(50)
    expect(reports.filter(({ verdict, edition }) => verdict === 'refused' || edition !== '2004 4th')).toEqual(
      [],
    )
  },
)

const REFUSED: Record<string, string> = {
  '01': 'ZIP02',
  '02': 'ZIP02',
  '03': 'ZIP03',
  '14': 'XML02',
  '15': 'XML02',
  '16': 'MAN01',
  '17': 'ITM01',
  '19': 'ORG02',
  '20': 'RES01',
  '22': 'RES04',
  '23': 'RES04',
  '32': 'ZIP04',
  '33': 'ZIP04',
  '35': 'ZIP10',
  '36': 'ZIP01',
  '42': 'XML01',
  '43': 'ZIP05',
}
const RECOVERED: Record<string, string> = {
  '04': 'ZIP07',
  '05': 'RES03',
  '06': 'XML03',
  '07': 'XML03',
  '08': 'XML03',
  '09': 'XML03',
  '10': 'ZIP08',
  '11': 'ZIP08',
  '12': 'ZIP09',
  '13': 'RES03',
  '18': 'ORG01',
  '21': 'RES05',
  '24': 'RES06',
  '25': 'ITM05',
  '26': 'MAN03',
  '27': 'MAN03',
  '28': 'XML05',
  '31': 'ZIP07',
  '34': 'ZIP06',
  '37': 'RES09',
  '39': 'ITM02',
  '40': 'ITM04',
}

test.skipIf(!present('synthetic'))(
  'synthetic attacks are refused and recoverable faults recovered, each by its rule',
  async () => {
    const reports = await inspectFolder('synthetic')

    for (const report of reports) {
      const number = report.name.slice(0, 2)
      expect([report.name, report.verdict]).toEqual([report.name, REFUSED[number] ? 'refused' : 'accepted'])
      const rule = REFUSED[number] ?? RECOVERED[number]
      if (rule)
        expect([report.name, rulesIn(report).join(', ')]).toEqual([
          report.name,
          expect.stringContaining(rule),
        ])
    }
  },
)
