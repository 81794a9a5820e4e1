import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inspectPackage } from './inspect-package.server.ts'
import { type PackageReport } from './report.ts'

const USAGE = `Usage:
  check FILE... [--json]   report on content packages
  conformance DIR [--json] report on every zip in a folder
Exits 1 when any package is refused, 2 when it could not be read.`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const [command, ...names] = positionals
  const files = command === 'conformance' ? await zipsIn(names) : names
  if ((command !== 'check' && command !== 'conformance') || files.length === 0) {
    console.error(USAGE)
    return 2
  }
  let refused = 0
  for (const file of files) {
    const report = await inspectPackage({ file })
    if (report.verdict === 'refused') refused += 1
    console.log(values.json ? JSON.stringify(toJson(file, report)) : toText(file, report))
  }
  if (!values.json && files.length > 1) console.log(`${files.length} packages, ${refused} refused`)
  return refused > 0 ? 1 : 0
}

async function zipsIn(folders: string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder)
      return names.filter((name) => /\.(zip|pif)$/i.test(name)).map((name) => join(folder, name))
    }),
  )
  return lists.flat().sort()
}

const toJson = (file: string, report: PackageReport) => ({
  file,
  standard: report.standard,
  edition: report.edition,
  verdict: report.verdict,
  title: report.title,
  items: report.organizations,
  launchable: report.launchable,
  findings: report.findings.map(({ rule, severity, message, where }) => ({ rule, severity, message, where })),
})

function toText(file: string, report: PackageReport): string {
  const { verdict, standard, edition, title, launchable, findings } = report
  const head = `${file}: ${verdict}, ${standard} ${edition ?? ''}, “${title ?? ''}”, ${launchable.length} launchable`
  const lines = findings.map(({ rule, severity, message, fix, where }) => {
    const place = [where.entry, where.line].filter((part) => part !== undefined).join(':')
    return `  ${rule} ${severity} ${message}${place ? ` [${place}]` : ''}\n        → ${fix.en}`
  })
  return [head, ...lines].join('\n')
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
