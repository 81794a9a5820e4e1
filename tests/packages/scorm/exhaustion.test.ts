import { inspectPackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import { EXHAUSTING, LYING } from './a-hostile-package.ts'
import { inspect, rulesIn } from './a-package.ts'
import { aFile } from './a-zip.ts'

const CPU_SECONDS_MAX = 8
const MEMORY_MAX = 600 * 1024 * 1024
const REPORT_MAX = 16 * 1024 * 1024

test.each(Object.entries(EXHAUSTING))(
  '%s: the reader ends soon, in bounded memory, with a small report',
  async (_name, entries) => {
    const made = entries()
    const memory = process.memoryUsage.rss()
    const before = process.cpuUsage()

    const report = await inspect(made)

    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(CPU_SECONDS_MAX)
    expect(process.memoryUsage.rss() - memory).toBeLessThan(MEMORY_MAX)
    expect(JSON.stringify(report).length).toBeLessThan(REPORT_MAX)
    const refusals = report.findings.filter(({ severity }) => severity === 'error')
    expect(report.verdict).toBe(refusals.length > 0 ? 'refused' : 'accepted')
  },
  60_000,
)

test.each(Object.entries(LYING))(
  'an archive with %s is judged and not believed',
  async (_name, { zip, rule }) => {
    const report = await inspectPackage({ file: await aFile(zip()) })

    expect(report.verdict).toBe(rule === null ? 'accepted' : 'refused')
    if (rule !== null) expect(rulesIn(report)).toContain(rule)
  },
)
