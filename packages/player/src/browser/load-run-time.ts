import { type CmiElements } from '../attempt.ts'
import { type SharedData } from '../shared-data.ts'
import { nestElements } from './nest-elements.ts'
import { type RunTimeApi } from './run-time-api.ts'

/** Lays the state of a launch into the run-time, before the content exists. */
export function loadRunTime(api: RunTimeApi, cmi: CmiElements, sharedData: SharedData | null): void {
  api.loadFromJSON(nestElements(cmi))
  // Which stores may be read and written is the library's to watch over from then on.
  if (sharedData && api.adl) {
    api.adl.restoreSharedDataSnapshot(sharedData.stores)
    api.adl.configureSharedDataMaps(
      sharedData.maps.map(({ targetId, ...rights }) => ({ targetID: targetId, ...rights })),
    )
  }
  api.lastErrorCode = '0'
}
