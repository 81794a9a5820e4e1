import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Inspector } from './cli/inspector.server.ts'
import { failedRow, faultToJson, type Row, toJson, toRow, toTable, toText } from './cli/render.ts'

const USAGE = `Usage:
  check FILE... [--json]        report on content packages; exits 1 when one is refused
  conformance DIR... [--json]   a table of every zip below a folder; a refused package is a result, not a failure
Options:
  --json             one JSON object a file, each on a line of its own
  --limit SECONDS    the longest a package may take (default 120)
  --help             this text
Exits 2 when a file could not be read or took too long, or when there was nothing to do.`

const PACKAGE = /\.(zip|pif)$/i
const DEFAULT_LIMIT_SECONDS = 120

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      limit: { type: 'string', default: String(DEFAULT_LIMIT_SECONDS) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const [command, ...names] = positionals
  const limitSeconds = Number(values.limit)
  const known = command === 'check' || command === 'conformance'
  if (!known || names.length === 0 || !(limitSeconds > 0)) {
    console.error(USAGE)
    return 2
  }
  const inspector = new Inspector(limitSeconds)
  try {
    const judge = command === 'check' ? check : conformance
    return await judge(inspector, names, values.json)
  } finally {
    inspector.close()
  }
}

async function check(inspector: Inspector, files: string[], asJson: boolean): Promise<number> {
  let faults = 0
  let refused = 0
  for (const file of files) {
    const inspection = await inspector.inspect(file)
    if (inspection.kind === 'fault') {
      faults += 1
      if (asJson) console.log(faultToJson(file, inspection.message))
      console.error(`${file}: ${inspection.message}`)
      continue
    }
    const { report } = inspection
    if (report.verdict === 'refused') refused += 1
    console.log(asJson ? toJson(file, report) : toText(file, report))
  }
  if (!asJson && files.length > 1) {
    console.log(`${files.length} packages, ${refused} refused${faults > 0 ? `, ${faults} not read` : ''}`)
  }
  return refused > 0 ? 1 : faults > 0 ? 2 : 0
}

async function conformance(inspector: Inspector, folders: string[], asJson: boolean): Promise<number> {
  const rows: Row[] = []
  let missing = 0
  for (const folder of folders) {
    const files = await packagesBelow(folder)
    if (files.length === 0) {
      // A folder without a package is more likely misspelt than judged.
      missing += 1
      console.error(`${folder}: no package (.zip or .pif) found there.`)
    }
    for (const file of files) {
      const inspection = await inspector.inspect(file)
      const name = relative(folder, file) || file
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
  if (!asJson && rows.length > 0) console.log(toTable(rows))
  return missing > 0 || rows.some((row) => row.verdict === 'failed') ? 2 : 0
}

/** Every zip below a folder in a stable order; a single package may be named as well. */
async function packagesBelow(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [folder]
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && PACKAGE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

// Whoever reads the output may stop early (“| head”): that is no fault of a package.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await run()
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  process.exitCode = 2
}
