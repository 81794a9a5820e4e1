import { type PackageReport, type Severity } from '../report.ts'

/** The report as one JSON object of one line. */
export const toJson = (file: string, report: PackageReport): string =>
  JSON.stringify({
    file,
    standard: report.standard,
    edition: report.edition,
    verdict: report.verdict,
    title: report.title,
    items: report.organizations,
    launchable: report.launchable,
    findings: report.findings.map(({ rule, severity, message, where }) => ({
      rule,
      severity,
      message,
      where,
    })),
  })

/** The same shape for a file that could not be read at all. */
export const faultToJson = (file: string, message: string): string =>
  JSON.stringify({
    ...{
      file,
      standard: 'unknown',
      edition: null,
      verdict: 'refused',
      title: null,
      items: [],
      launchable: [],
    },
    findings: [{ rule: 'IO', severity: 'error', message, where: {} }],
  })

/** The report for a person at a terminal. */
export function toText(file: string, report: PackageReport): string {
  const { verdict, standard, edition, title, launchable, findings } = report
  const head = [
    `${file}: ${verdict}`,
    [standard, edition].filter((part) => part !== null).join(' '),
    ...(title === null ? [] : [`“${title}”`]),
    `${launchable.length} launchable`,
  ].join(', ')
  const lines = findings.map(({ rule, severity, message, fix, where, impact, source }) => {
    const place = [where.entry, where.line].filter((part) => part !== undefined).join(':')
    const element = where.element ? ` <${where.element}>` : ''
    return [
      `  ${rule} ${severity} ${message}${place ? ` [${place}${element}]` : ''}`,
      ...(impact ? [`        learners: ${impact.en}`] : []),
      `        → ${fix.en}`,
      ...(source ? [`        ${source}`] : []),
    ].join('\n')
  })
  return [head, ...lines].join('\n')
}

export type Row = {
  file: string
  standard: string
  edition: string
  verdict: string
  error: number
  warning: number
  note: number
  milliseconds: number
}

export function toRow(file: string, report: PackageReport, milliseconds: number): Row {
  const count = (severity: Severity) =>
    report.findings.filter((finding) => finding.severity === severity).length
  return {
    file,
    standard: report.standard,
    edition: report.edition ?? '–',
    verdict: report.verdict,
    error: count('error'),
    warning: count('warning'),
    note: count('note'),
    milliseconds,
  }
}

export const failedRow = (file: string, milliseconds: number): Row => ({
  ...{ file, standard: '–', edition: '–', verdict: 'failed' },
  ...{ error: 0, warning: 0, note: 0, milliseconds },
})

const HEADINGS = ['file', 'standard', 'edition', 'verdict', 'errors', 'warnings', 'notes', 'ms']

/** A table with a line that sums it up. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => Object.values(row).map(String))
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...cells.map((line) => (line[column] ?? '').length)),
  )
  const render = (line: readonly string[]) =>
    line
      .map((cell, column) =>
        column < 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
  const milliseconds = rows.reduce((sum, row) => sum + row.milliseconds, 0)
  const summary = `${rows.length} packages: ${count('accepted')} accepted, ${count('refused')} refused, ${count('failed')} failed, ${(milliseconds / 1000).toFixed(1)} s`
  return [
    render(HEADINGS),
    render(widths.map((width) => '-'.repeat(width))),
    ...cells.map(render),
    '',
    summary,
  ].join('\n')
}
