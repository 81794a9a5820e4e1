import { type createBilling } from '@karmashala/billing/server'
import { type createCatalogue } from '@karmashala/search/server'
import { type Storage } from '#app/lib/storage.server.ts'

/** What the running process is connected to and the keys it signs with. */
export type Runtime = {
  appOrigin: string
  contentOrigin: string
  gstRatePercent: number
  secrets: { session: string; launch: string; webhook: string }
  /** Where a file lies while it is being uploaded, on this machine. */
  temporaryDir: string
  storage: Storage
  search: ReturnType<typeof createCatalogue>
  billing: ReturnType<typeof createBilling>
}

// On globalThis, because the development server loads this module again after every edit.
const holder = globalThis as typeof globalThis & { __karmashalaRuntime?: Runtime }

export function setRuntime(runtime: Runtime): void {
  holder.__karmashalaRuntime = runtime
}

export function getRuntime(): Runtime {
  if (!holder.__karmashalaRuntime)
    throw new Error('The runtime is not set: the process has not started its services.')
  return holder.__karmashalaRuntime
}
