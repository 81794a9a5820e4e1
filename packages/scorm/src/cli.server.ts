import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Inspector } from './cli/inspector.server.ts'
import { failedRow, faultToJson, type Row, toJson, toRow, toTable, toText } from './cli/render.ts'

const USAGE = `Usage:
  check FILE... [--json]      report on content packages; exits 1 when one is refused
  conformance DIR... [--json] a table of every zip below a folder; a refused package is a result, not a failure
Options:
  --limit SECONDS             the longest a package may take (default 120)
Exits 2 when a file could not be read or took too long.`

const PACKAGE = /\.(zip|pif)$/i
const DEFAULT_LIMIT_SECONDS = 120

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, limit: { type: 'string' } },
  })
  const [command, ...names] = positionals
  const limitSeconds = Number(values.limit ?? DEFAULT_LIMIT_SECONDS)
  if (!['check', 'conformance'].includes(command ?? '') || names.length === 0 || !(limitSeconds > 0)) {
    console.error(USAGE)
    return 2
  }
  const inspector = new Inspector(limitSeconds)
  try {
    return command === 'check'
      ? await check(inspector, names, values.json === true)
      : await conformance(inspector, names, values.json === true)
  } finally {
    inspector.close()
  }
}

async function check(inspector: Inspector, files: string[], asJson: boolean): Promise<number> {
  let code = 0
  let refused = 0
  for (const file of files) {
    const inspection = await inspector.inspect(file)
    if (inspection.kind === 'fault') {
      code = 2
      if (asJson) console.log(faultToJson(file, inspection.message))
      console.error(`${file}: ${inspection.message}`)
      continue
    }
    const { report } = inspection
    if (report.verdict === 'refused') refused += 1
    console.log(asJson ? toJson(file, report) : toText(file, report))
  }
  if (!asJson && files.length > 1) console.log(`${files.length} packages, ${refused} refused`)
  return code || (refused > 0 ? 1 : 0)
}

async function conformance(inspector: Inspector, folders: string[], asJson: boolean): Promise<number> {
  const rows: Row[] = []
  for (const folder of folders) {
    for (const file of await packagesBelow(folder)) {
      const inspection = await inspector.inspect(file)
      const name = relative(folder, file)
      const { milliseconds } = inspection
      if (inspection.kind === 'fault') {
        if (asJson) console.log(faultToJson(file, inspection.message))
        console.error(`${file}: ${inspection.message}`)
        rows.push(failedRow(name, milliseconds))
      } else {
        if (asJson) console.log(toJson(file, inspection.report))
        rows.push(toRow(name, inspection.report, milliseconds))
      }
    }
  }
  if (!asJson) console.log(toTable(rows))
  return rows.some((row) => row.verdict === 'failed') ? 2 : 0
}

async function packagesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && PACKAGE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
