import {
  exportDesignations,
  exportFramework,
  exportPositions,
  loadFramework,
  toCFPackage,
  type Competency,
} from '@karmashala/frac'
import { checkImport, listReportLines } from '#app/domain/competencies/check-import.server.ts'
import { currentDictionary, currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { getImport, listImports } from '#app/domain/competencies/get-import.server.ts'
import { type ImportFormat } from '#app/domain/competencies/import.schema.ts'
import { getFrameworkFile } from '#app/domain/explorer/framework-files.server.ts'
import { proposeImport, withdrawImport } from '#app/domain/competencies/propose-import.server.ts'
import { rejectImport } from '#app/domain/competencies/reject-proposal.server.ts'
import { verifyImportBoard, verifyImportFirst } from '#app/domain/competencies/verify-proposal.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aBoardMember,
  aLearner,
  aProposal,
  aReviewer,
  aSteward,
  positionContent,
  REASON,
  verifyTwice,
} from '#tests/support/factories/framework.ts'

const sheetOf = (rows: string[]) =>
  ['designation,department,competency_code,level,reason', ...rows].join('\n')
const DEPARTMENT = 'Department of Imagined Maps'

const check = async (actor: Actor, format: ImportFormat, text: string) =>
  (await checkImport({ actor, format, fileName: 'imagined.csv', text })).importId

test('a sheet with three bad rows changes nothing and says of each what is wrong', async () => {
  const actor = await aSteward()
  const before = await currentFramework()

  const importId = await check(
    actor,
    'designations',
    sheetOf([
      `Imagined Officer,${DEPARTMENT},FUN-111,3,Why not`,
      `Imagined Officer,${DEPARTMENT},FUN-999,3,Unknown`,
      `Imagined Officer,${DEPARTMENT},FUN-045,7,Too high`,
      `,${DEPARTMENT},FUN-046,2,Nobody`,
      `Imagined Clerk,${DEPARTMENT},BEH-001,1,Fine`,
    ]),
  )

  const { report, mayPropose } = await getImport({ actor, importId })
  expect(report).toMatchObject({ rows: 5, problemCount: 3, counts: { new: 2 } })
  expect(report.problems).toMatchObject([
    {
      line: 3,
      where: 'competency_code',
      message: 'framework:problems.unknownCompetency {"value":"FUN-999"}',
    },
    { line: 4, where: 'level', message: 'framework:problems.levelOutOfRange {"value":"7"}' },
    { line: 5, where: 'designation' },
  ])
  expect(mayPropose).toBe(false)
  await expect(proposeImport({ actor, importId, reason: REASON })).rejects.toMatchObject({
    ...{ code: 'invalid', key: 'framework:refusals.importHasProblems' },
  })
  expect(await FrameworkProposal.countDocuments()).toBe(0)
  expect((await currentFramework()).revision).toBe(before.revision)
  const lines = await listReportLines({ actor, importId })
  expect(lines.map(({ line, state }) => [line, state])).toEqual([
    [2, 'new'], [3, 'refused'], [4, 'refused'], [5, 'refused'], [6, 'new'],
  ]) // prettier-ignore
})

test('a sound sheet is proposed in one act and verified by two others in one act each', async () => {
  const actor = await aSteward()
  const importId = await check(
    actor,
    'designations',
    sheetOf([
      `Imagined Officer,${DEPARTMENT},FUN-111,3,Why not`,
      `Imagined Clerk,${DEPARTMENT},BEH-001,1,Fine`,
    ]),
  )

  expect(await proposeImport({ actor, importId, reason: REASON })).toEqual({ proposals: 2 })
  await expect(proposeImport({ actor, importId, reason: REASON })).rejects.toMatchObject({ code: 'conflict' })
  const reviewer = await aReviewer()
  expect(await getImport({ actor: reviewer, importId })).toMatchObject({
    ...{ status: 'proposed', counts: { proposed: 2 }, may: { verifyFirst: true, verifyBoard: false } },
  })
  await verifyImportFirst({ actor: reviewer, importId })
  expect((await currentFramework()).framework.positions).toHaveLength(loadFramework().positions.length)
  await verifyImportBoard({ actor: await aBoardMember(), importId })

  const added = (await currentFramework()).framework.positions.filter(
    ({ department }) => department === DEPARTMENT,
  )
  expect(added.map(({ designation }) => designation).sort()).toEqual(['Imagined Clerk', 'Imagined Officer'])
  expect((await listImports({ actor }))[0]).toMatchObject({ counts: { verified: 2 } })
  // Bringing the same sheet again finds nothing to do.
  const again = await check(actor, 'designations', sheetOf([`Imagined Clerk,${DEPARTMENT},BEH-001,1,Fine`]))
  expect((await getImport({ actor, importId: again })).report.counts).toMatchObject({ unchanged: 1, new: 0 })
})

test('who brought a file does not verify it, and who verified it first does not decide it for the board', async () => {
  const actor = await aSteward()
  const importId = await check(actor, 'designations', sheetOf([`Imagined Officer,${DEPARTMENT},FUN-111,3,x`]))
  await proposeImport({ actor, importId, reason: REASON })
  const { acting } = actor
  const roles = ['framework_steward', 'framework_reviewer', 'framework_board'] as const
  const mighty = { ...actor, acting: { ...acting, roles: [...roles] } }
  await expect(verifyImportFirst({ actor: mighty, importId })).rejects.toMatchObject({ code: 'forbidden' })
  const reviewer = await aReviewer()
  await verifyImportFirst({ actor: reviewer, importId })
  const both = { ...reviewer, acting: { ...reviewer.acting, roles: [...roles] } }
  await expect(verifyImportBoard({ actor: both, importId })).rejects.toMatchObject({ code: 'forbidden' })
  await rejectImport({ actor: await aBoardMember(), importId, reason: REASON })
  expect((await getImport({ actor, importId })).counts).toEqual({ rejected: 1 })
  await expect(withdrawImport({ actor, importId })).rejects.toMatchObject({ code: 'conflict' })
})

test('only stewards bring files, and what was only looked at is seen by who brought it', async () => {
  const actor = await aSteward()
  await expect(check(await aLearner(), 'framework', '{}')).rejects.toMatchObject({ code: 'forbidden' })
  const importId = await check(actor, 'framework', '{}')
  await expect(getImport({ actor: await aReviewer(), importId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await listImports({ actor: await aReviewer() })).toEqual([])
})

test.each([
  ['framework', 'no json at all'],
  ['framework', '[]'],
  ['case', '{"CFItems":[]}'],
  ['competencies_v6', '{"CFItems":[]}'],
  ['competencies_v6', '[1]'],
  ['positions', 'a,b\n1,2'],
  ['designations', '"never closed'],
  ['designations', ''],
] as const)('as %s the text %j is refused with a reason', async (format, text) => {
  const actor = await aSteward()
  const { report } = await getImport({ actor, importId: await check(actor, format, text) })
  expect(report.problemCount).toBeGreaterThan(0)
  expect(report.nodes).toEqual([])
})

test('the framework as it was exported changes nothing, in each format', async () => {
  const actor = await aSteward()
  const { framework } = await currentFramework()
  const files = {
    framework: exportFramework(framework),
    positions: exportPositions(framework),
    competencies_v6: (await getFrameworkFile('competencies-v6.json')).text,
    case: JSON.stringify(
      toCFPackage(framework, {
        baseUri: 'https://example.org/case',
        title: 'Imagined',
        creator: 'Imagined',
        lastChange: new Date(0),
      }),
    ),
  }
  for (const [format, text] of Object.entries(files)) {
    const importId = await check(actor, format as ImportFormat, text)
    const { report } = await getImport({ actor, importId })
    expect(report, format).toMatchObject({ problemCount: 0, counts: { new: 0, changed: 0, retired: 0 } })
    await expect(proposeImport({ actor, importId, reason: REASON })).rejects.toMatchObject({
      key: 'framework:refusals.importChangesNothing',
    })
  }
})

test('records of the platform bring a theme and a sub-theme, and are the export again once they are verified', async () => {
  const actor = await aSteward()
  const { text } = await getFrameworkFile('competencies-v6.json')
  const records = JSON.parse(text) as Record<string, unknown>[]
  const renamed = records.find((record) => record['competencySubThemeRefId'] === 'FUN-111')!
  renamed['competencySubThemeDescription'] = 'Imagined words for leave.'
  const added = {
    ...{ competencyAreaName: 'Functional', competencyThemeName: 'Imagined Maps' },
    ...{ competencySubThemeName: 'Folding imagined maps', competencySubThemeRefId: 'COMSUBTHEME-900900' },
  }
  const file = JSON.stringify([...records, added])
  const importId = await check(actor, 'competencies_v6', file)
  const { report } = await getImport({ actor, importId })
  expect(report).toMatchObject({ problemCount: 0, counts: { new: 2, changed: 1, retired: 0 } })
  await proposeImport({ actor, importId, reason: REASON })
  await verifyImportFirst({ actor: await aReviewer(), importId })
  await verifyImportBoard({ actor: await aBoardMember(), importId })

  const after = (await getFrameworkFile('competencies-v6.json')).text
  expect(after).toContain('Imagined words for leave.')
  const ours = (await currentDictionary()).list().find(({ name }) => name === 'Folding imagined maps')
  expect(ours).toMatchObject({ igotRefId: 'COMSUBTHEME-900900', theme: 'Imagined Maps', type: 'functional' })
  for (const again of [file, after]) {
    const checked = await getImport({ actor, importId: await check(actor, 'competencies_v6', again) })
    expect(checked.report).toMatchObject({ problemCount: 0, counts: { new: 0, changed: 0, retired: 0 } })
  }
  expect((await getFrameworkFile('competencies-v6.json')).text).toBe(after)
})

test('a bad record refuses the whole file and is named by its place', async () => {
  const actor = await aSteward()
  const records = [
    { competencyAreaName: 'Functional', competencyThemeName: 'Imagined Maps' },
    { competencyAreaName: 'Nowhere', competencyThemeName: 'Imagined Seas' },
  ]
  const importId = await check(actor, 'competencies_v6', JSON.stringify(records))
  expect((await getImport({ actor, importId })).report.problems).toMatchObject([
    {
      line: null,
      where: '[1].competencyAreaName',
      message: 'framework:problems.unknownValue {"value":"Nowhere"}',
    },
  ])
  await expect(proposeImport({ actor, importId, reason: REASON })).rejects.toMatchObject({ code: 'invalid' })
  expect(await FrameworkProposal.countDocuments()).toBe(0)
})

test('a document brings a theme, what stands below it, a merge, and a position that needs them, in one batch', async () => {
  const actor = await aSteward()
  const framework = structuredClone(loadFramework())
  const base: Omit<Competency, 'code' | 'name' | 'theme' | 'parentCode'> = {
    ...{ type: 'domain', area: 'Domain', nameHi: '', description: '', selectable: true, flags: [] },
  }
  framework.competencies.push(
    { ...base, code: 'DOM-Z1-A', theme: 'Imagined Theme', name: 'Imagined Part', parentCode: 'DOM-Z1' },
    { ...base, code: 'DOM-Z1', theme: 'Imagined Theme', name: 'Imagined Theme', parentCode: null },
  )
  const merged = framework.competencies.find(({ code }) => code === 'FUN-045')!
  Object.assign(merged, { retired: true, redirectTo: 'DOM-Z1-A' })
  const position = framework.positions[0]!
  position.roles[0]!.competencies.push({ code: 'DOM-Z1-A', level: 2, reason: 'Imagined', reasonHi: '' })

  const importId = await check(actor, 'framework', exportFramework(framework))
  const { report } = await getImport({ actor, importId })
  expect(report).toMatchObject({ problemCount: 0, counts: { new: 2, changed: 1, retired: 1 } })
  await proposeImport({ actor, importId, reason: REASON })
  await verifyImportFirst({ actor: await aReviewer(), importId })
  await verifyImportBoard({ actor: await aBoardMember(), importId })

  const dictionary = await currentDictionary()
  expect(dictionary.resolve('FUN-045')).toMatchObject({ code: 'DOM-Z1-A', theme: 'Imagined Theme' })
})

test('a cycle in a document is refused, and a level nobody can have', async () => {
  const actor = await aSteward()
  const framework = structuredClone(loadFramework())
  const row = framework.competencies.find(({ code }) => code === 'FUN-T01')!
  row.parentCode = 'FUN-T02'
  framework.competencies.find(({ code }) => code === 'FUN-T02')!.parentCode = 'FUN-T01'
  framework.positions[0]!.roles[0]!.competencies[0]!.level = 9 as never
  const { report } = await getImport({
    actor,
    importId: await check(actor, 'framework', exportFramework(framework)),
  })
  const messages = report.problems.map(({ message }) => message.split(' ')[0])
  expect(messages).toContain('framework:problems.cycle')
  expect(messages).toContain('framework:problems.levelOutOfRange')
})

test('what has changed since the file was read is shown again before anything is proposed', async () => {
  const actor = await aSteward()
  const importId = await check(
    actor,
    'designations',
    exportDesignations([
      {
        designation: positionContent.name,
        department: DEPARTMENT,
        code: 'FUN-111',
        level: 2,
        reason: '',
        reasonHi: '',
      },
    ]),
  )
  const content = { ...positionContent, name: positionContent.name, designation: positionContent.name }
  await verifyTwice((await aProposal({ nodeKind: 'position', content })).proposalId)

  await expect(proposeImport({ actor, importId, reason: REASON })).rejects.toMatchObject({
    ...{ code: 'conflict', key: 'framework:refusals.importOutdated' },
  })
  expect((await getImport({ actor, importId })).report.counts).toMatchObject({ changed: 1, new: 0 })
})

test('a sheet of 100,000 rows is read in bounded time, its bad rows named, and refused when it asks for too much', async () => {
  const actor = await aSteward()
  const rows = Array.from({ length: 100_000 }, (_, n) => {
    const level = n % 1_000 === 0 ? 9 : (n % 5) + 1
    return `Imagined Officer ${Math.floor(n / 10)},${DEPARTMENT},FUN-${String(100 + (n % 10)).padStart(3, '0')},${level},Row ${n}`
  })
  const began = performance.now()
  const importId = await check(actor, 'designations', sheetOf(rows))
  expect(performance.now() - began).toBeLessThan(30_000)
  const { report } = await getImport({ actor, importId })
  expect(report.rows).toBe(100_000)
  expect(report.problemCount).toBe(101)
  expect(report.problems.at(-1)?.message).toContain('tooManyChanges')
}, 120_000)

test('five thousand positions are proposed and verified in one batch', async () => {
  const actor = await aSteward()
  const rows = Array.from(
    { length: 5_000 },
    (_, n) => `Imagined Officer ${n},${DEPARTMENT},FUN-111,2,Row ${n}`,
  )
  const importId = await check(actor, 'designations', sheetOf(rows))
  await proposeImport({ actor, importId, reason: REASON })
  await verifyImportFirst({ actor: await aReviewer(), importId })
  await verifyImportBoard({ actor: await aBoardMember(), importId })
  expect((await currentFramework()).framework.positions).toHaveLength(
    5_000 + loadFramework().positions.length,
  )
}, 120_000)
