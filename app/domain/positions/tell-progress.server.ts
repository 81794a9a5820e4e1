import { type Types } from 'mongoose'
import { PositionImport } from '#app/domain/positions/position-import.model.server.ts'
import { type OnShare } from '#app/domain/positions/read-export.server.ts'

const EVERY_MS = 500

/** Writes down how far an import has come, so often that whoever looks sees it move and the work is not held up. */
export function tellProgress(importId: Types.ObjectId, ministryId: Types.ObjectId): OnShare {
  let toldAt = performance.now()
  return async (share) => {
    if (performance.now() - toldAt < EVERY_MS) return
    toldAt = performance.now()
    await PositionImport.updateOne({ _id: importId, ministryId }, { $set: { progress: Math.min(1, share) } })
  }
}
