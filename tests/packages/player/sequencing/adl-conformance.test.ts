import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { emptySequencing, type SequencingState } from '@karmashala/player'
import { inspectPackage } from '@karmashala/scorm/server'
import { readTestCase } from './adl-test-case.ts'
import { Replay } from './replay-test-case.ts'

const folder = path.join(process.env['CONTENT_PACKAGES_DIR'] ?? '', 'adl-cts')
const hasPackages = process.env['CONTENT_PACKAGES_DIR'] !== undefined && existsSync(folder)
const cases = hasPackages ? (await readdir(path.join(folder, 'TestCases'))).sort() : []

test.runIf(hasPackages).each(cases.map((file) => path.basename(file, '.properties')))(
  "%s of ADL's conformance suite plays as it must",
  async (name) => {
    const replay = await replayOf(name, await globalsBefore(name))

    expect(replay.problems).toEqual([])
  },
)

test.runIf(!hasPackages)(
  "ADL's conformance packages are played when CONTENT_PACKAGES_DIR names them",
  (context) => context.skip(),
)

async function replayOf(name: string, globals: SequencingState['globals']): Promise<Replay> {
  const report = await inspectPackage({ file: path.join(folder, `LMSTestPackage_${name}.zip`) })
  if (!report.activityTree) throw new Error(`${name} has no activity tree.`)
  const replay = new Replay({ tree: report.activityTree, items: report.launchable }, globals)
  replay.play(readTestCase(await readFile(path.join(folder, 'TestCases', `${name}.properties`), 'utf8')))
  return replay
}

/** Two cases begin with what an earlier one left in global objectives that outlive their course. */
async function globalsBefore(name: string): Promise<SequencingState['globals']> {
  if (name === 'SX-11c') return (await replayOf('SX-11a', {})).globals
  // OB-09a ends with both of its objectives satisfied.
  if (name === 'OB-09b') return { 'gObj-OB09-obj1': { ...satisfied }, 'gObj-OB09-obj2': { ...satisfied } }
  return emptySequencing().globals
}

const satisfied = {
  satisfied: true,
  measure: null,
  completed: null,
  progress: null,
  raw: null,
  min: null,
  max: null,
}
