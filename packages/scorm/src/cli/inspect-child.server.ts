import { inspectPackage } from '../inspect-package.server.ts'
import { type PackageReport } from '../report.ts'

export type ChildAnswer = { kind: 'report'; report: PackageReport } | { kind: 'fault'; message: string }

async function answer(file: string): Promise<ChildAnswer> {
  try {
    return { kind: 'report', report: await inspectPackage({ file }) }
  } catch (error) {
    return { kind: 'fault', message: error instanceof Error ? error.message : String(error) }
  }
}

// One file at a time: the parent asks for the next when this one is answered, and ends the process when it is late.
process.on('message', (file: string) => {
  void answer(file).then((result) => process.send?.(result))
})
