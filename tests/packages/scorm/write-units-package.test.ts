import { inspectPackage, type UnitsDescription, writeSite, writeUnitsPackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import { SCO } from './a-package.ts'
import { aFile } from './a-zip.ts'

const DESCRIPTION: UnitsDescription = {
  standard: 'cmi5',
  identifier: 'urn:karmashala:leave-rules',
  title: { en: 'Leave & <rules>', hi: 'छुट्टी नियम' },
  description: { en: 'How leave is granted' },
  units: [
    {
      identifier: 'urn:karmashala:leave-rules:1',
      title: { en: 'One' },
      href: 'one/index.html',
      masteryScore: 0.6,
    },
    { identifier: 'urn:karmashala:leave-rules:2', title: { en: 'Two' }, href: 'दो/index.html' },
  ],
  files: [
    { path: 'one/index.html', content: SCO },
    { path: 'दो/index.html', content: SCO },
  ],
}
const ONE: UnitsDescription = { ...DESCRIPTION, standard: 'xapi', units: DESCRIPTION.units.slice(0, 1) }

// What is recognised and cannot be played here is told by the one rule STD01; any other finding is a fault of ours.
const findingsOf = async (description: UnitsDescription) => {
  const report = await inspectPackage({ file: await aFile(await writeUnitsPackage(description)) })
  return { report, rules: report.findings.map(({ rule }) => rule) }
}

test('a written cmi5 package is read back with its units and no fault', async () => {
  const { report, rules } = await findingsOf(DESCRIPTION)

  expect(rules).toEqual(['STD01'])
  expect(report).toMatchObject({
    standard: 'cmi5',
    title: 'Leave & <rules>',
    identifier: 'urn:karmashala:leave-rules',
    organizations: [{ children: [{ title: 'One' }, { title: 'Two' }] }],
  })
})

test('a scored cmi5 unit has to be completed and passed, another one completed', async () => {
  const { writeCmi5Structure } = await import('../../../packages/scorm/src/write/write-structure.ts')
  const xml = writeCmi5Structure(DESCRIPTION)

  expect(xml).toContain('id="urn:karmashala:leave-rules:1" moveOn="CompletedAndPassed" masteryScore="0.6"')
  expect(xml).toContain('id="urn:karmashala:leave-rules:2" moveOn="Completed" launchMethod="AnyWindow"')
  expect(xml).toContain('<langstring lang="hi">छुट्टी नियम</langstring>')
})

test('a written xAPI package is read back with its launch and no fault', async () => {
  const { report, rules } = await findingsOf(ONE)

  expect(rules).toEqual(['STD01'])
  expect(report).toMatchObject({ standard: 'xapi', title: 'Leave & <rules>' })
})

test.each(['cmi5', 'xapi'] as const)('the same %s description gives the same bytes', async (standard) => {
  const description = { ...ONE, standard }
  const [first, second] = [await writeUnitsPackage(description), await writeUnitsPackage(description)]

  expect(second.equals(first)).toBe(true)
})

test.each<[string, Partial<UnitsDescription>]>([
  ['an identifier that is no IRI', { identifier: 'leave rules' }],
  ['no unit', { units: [] }],
  ['two xAPI launches', { standard: 'xapi' }],
  ['a launch file that is missing', { files: [] }],
  ['a title without words', { title: { en: ' ' } }],
  ['a mastery score in per cent', { units: [{ ...DESCRIPTION.units[0]!, masteryScore: 60 }] }],
])('%s is refused', async (_name, change) => {
  await expect(writeUnitsPackage({ ...DESCRIPTION, ...change })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('a site is zipped the same way every time, and refuses what leaves its folder', async () => {
  const files = [{ path: 'index.html', content: SCO }]

  expect((await writeSite({ files })).equals(await writeSite({ files }))).toBe(true)
  await expect(writeSite({ files: [{ path: '../x', content: '' }] })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})
