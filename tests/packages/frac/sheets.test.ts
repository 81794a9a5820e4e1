import {
  exportDesignations,
  exportPositions,
  loadDictionary,
  loadFramework,
  makeDictionary,
  needsOfDesignations,
  POSITION_COLUMNS,
  positionsOfDesignations,
} from '@karmashala/frac'
import { parseDesignations, parsePositions } from '@karmashala/frac/server'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFramework } from './arbitrary-framework.ts'

const framework = loadFramework()
const known = { dictionary: loadDictionary(), knowledgeResources: framework.knowledgeResources }
const SHORT = 'position,designation,role,competency_code,level'

test('the bundled positions written to a sheet and read again are the same positions', () => {
  const csv = exportPositions(framework)
  const parsed = parsePositions(csv, known)

  expect(parsed.problems).toEqual([])
  expect(exportPositions(parsed)).toBe(csv)
  expect(parsed.positions).toHaveLength(20)
})

test('any positions exported, read and exported again are the same bytes', () => {
  fc.assert(
    fc.property(aFramework, (any) => {
      const csv = exportPositions(any)
      const dictionary = makeDictionary(any.competencies)
      const parsed = parsePositions(csv, { dictionary, knowledgeResources: any.knowledgeResources })
      expect(parsed.problems).toEqual(
        any.positions.length === 0 ? [expect.objectContaining({ code: 'no_rows' })] : [],
      )
      expect(exportPositions(parsed)).toBe(csv)
    }),
    { numRuns: 60 },
  )
})

test('any designation needs exported, read and exported again are the same bytes', () => {
  fc.assert(
    fc.property(aFramework, (any) => {
      const needs = needsOfDesignations(any).filter(({ department }) => department !== '')
      const csv = exportDesignations(needs)
      const parsed = parseDesignations(csv, { dictionary: makeDictionary(any.competencies) })
      expect(exportDesignations(parsed.needs)).toBe(csv)
    }),
    { numRuns: 60 },
  )
})

test('a cell that a spreadsheet would run as a formula is disarmed in the file and whole again when read', () => {
  const [first] = framework.positions
  if (!first) throw new Error('The bundle has positions.')
  const csv = exportPositions({ positions: [{ ...first, description: '=HYPERLINK("http://x")' }] })

  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(parsePositions(csv, known).positions[0]?.description).toBe('=HYPERLINK("http://x")')
})

test('each bad row is refused with its line, column and reason, and its position with it', () => {
  const csv = [
    SHORT,
    'Clerk,Clerk,Desk,FUN-087,2',
    'Clerk,Clerk,Desk,FUN-999,2',
    'Driver,Driver,Road,FUN-111,9',
    'Driver,Driver,Road,FUN-078,1',
    'Peon,Peon,Desk,FUN-111,2',
    ',,,FUN-111,2',
    'Peon,Peon,Desk,FUN-111,3',
    'Guard,Guard,Gate,beh-009,2',
  ].join('\n')
  const { positions, problems, rows } = parsePositions(csv, known)

  expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
    [3, 'competency_code', 'unknown_competency'],
    [4, 'level', 'level_out_of_range'],
    [5, 'competency_code', 'not_selectable'],
    [7, 'position', 'missing'],
    [8, 'competency_code', 'duplicate'],
  ])
  expect(positions.map(({ name }) => name)).toEqual(['Guard'])
  expect(rows.filter(({ refused }) => refused).map(({ line }) => line)).toEqual([3, 4, 5, 7, 8])
})

test('a position without an id gets the same id each time its sheet is read', () => {
  const csv = `${SHORT}\nClerk,Clerk,Desk,FUN-087,2\n`
  const [first] = parsePositions(csv, known).positions
  const [second] = parsePositions(csv.replace('Clerk,Clerk', ' clerk ,CLERK'), known).positions

  expect(first?.id).toMatch(/^PIDX[0-9A-F]{10}$/)
  expect(second?.id).toBe(first?.id)
  expect(second?.roles[0]?.id).toBe(first?.roles[0]?.id)
})

test('rows that contradict each other about one position are refused', () => {
  const columns = `position_id,description,${SHORT}`
  const csv = `${columns}\nPID900,One,A,A,R,FUN-087,2\nPID900,Two,A,A,R,FUN-111,2\n`

  expect(parsePositions(csv, known).problems).toEqual([
    { line: 3, column: 'description', code: 'conflicting', params: { value: 'Two', line: 2 } },
  ])
})

test('a retired competency is refused and names its successor', () => {
  const rows = framework.competencies.map((row) =>
    row.code === 'FUN-111' ? { ...row, retired: true, redirectTo: 'FUN-110' } : row,
  )
  const dictionary = makeDictionary(rows)
  const { problems } = parseDesignations('designation,department,competency_code,level\nA,B,FUN-111,2', {
    dictionary,
  })

  expect(problems).toMatchObject([
    { code: 'retired_competency', params: { value: 'FUN-111', successor: 'FUN-110' } },
  ])
})

test('headings that do not fit are named, and text that is no CSV says on which line', () => {
  const headings = parsePositions('position,colour\nA,B', known).problems

  expect(headings.filter(({ code }) => code === 'missing_column').map(({ column }) => column)).toEqual([
    'designation',
    'role',
    'competency_code',
    'level',
  ])
  expect(headings.find(({ code }) => code === 'unknown_column')?.column).toBe('colour')
  expect(parsePositions('a,b\n"never closed', known).problems[0]).toMatchObject({ code: 'not_csv' })
  expect(parsePositions('', known).problems.map(({ code }) => code)).toContain('no_rows')
})

test('nothing that is read as a sheet throws', () => {
  const cells = fc.array(fc.string(), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(cells), (lines) => {
      const text = `${SHORT}\n${lines.map((line) => line.join(',')).join('\n')}`
      expect(() => parsePositions(text, known)).not.toThrow()
      expect(() => parseDesignations(text, known)).not.toThrow()
    }),
  )
})

test('a designation becomes a position with one role that asks for what the sheet asks', () => {
  const csv =
    'designation,department,competency_code,level,reason\nClerk,Posts,FUN-087,2,Drafts\nClerk,Posts,FUN-111,1,'
  const { needs, problems } = parseDesignations(csv, known)
  const [position, ...others] = positionsOfDesignations(needs)

  expect(problems).toEqual([])
  expect(others).toEqual([])
  expect(position?.roles[0]?.competencies.map(({ code, level }) => [code, level])).toEqual([
    ['FUN-087', 2],
    ['FUN-111', 1],
  ])
})

test('of several roles of a designation the highest level of a competency is written', () => {
  const needs = needsOfDesignations(framework)
  const keys = needs.map(({ designation, department, code }) => `${designation}|${department}|${code}`)

  expect(new Set(keys).size).toBe(keys.length)
})

test('a sheet of 100,000 rows, all bad, is refused row by row in bounded time', { timeout: 120_000 }, () => {
  const cells = POSITION_COLUMNS.map((column) => (column === 'competency_code' ? 'FUN-999' : 'x'))
  const line = cells.join(',')
  const csv = `${POSITION_COLUMNS.join(',')}\n${`${line}\n`.repeat(100_000)}`
  const started = performance.now()
  const { rows, positions } = parsePositions(csv, known)

  expect(rows).toHaveLength(100_000)
  expect(rows.every(({ refused }) => refused)).toBe(true)
  expect(positions).toEqual([])
  expect(performance.now() - started).toBeLessThan(60_000)
})
