import { inspectPackage } from '../inspect-package.server.ts'
import { type PackageReport } from '../report.ts'

export type ChildAnswer = { kind: 'report'; report: PackageReport } | { kind: 'fault'; message: string }

async function answer(file: string): Promise<ChildAnswer> {
  try {
    return { kind: 'report', report: await inspectPackage({ file }) }
  } catch (error) {
    return { kind: 'fault', message: inWords(error) }
  }
}

/** What failed, and what the disk said about it. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message
}

// One file at a time: the parent asks for the next when this one is answered, and ends the process when it is late.
process.on('message', (file: string) => {
  // When the parent has gone there is nobody to answer, and nobody to tell that.
  void answer(file).then((result) => process.send?.(result, undefined, undefined, () => {}))
})
process.on('disconnect', () => process.exit())
