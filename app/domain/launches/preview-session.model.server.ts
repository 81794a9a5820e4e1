import { type LoggedCall, type SessionHealth } from '@karmashala/player'
import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types
const KEPT_FOR_SECONDS = 30 * 24 * 3600

/** What content called while somebody previewed it; for them alone, and for a while. */
const previewSessionSchema = new Schema(
  {
    session: { type: String, required: true, unique: true },
    userId: { type: ObjectId, ref: 'User', required: true },
    packageId: { type: ObjectId, ref: 'ContentPackage', required: true },
    itemId: { type: String, required: true },
    startedAt: { type: Date, required: true },
    lastHeardAt: { type: Date, required: true },
    /** LoggedCall[], as one text. */
    calls: { type: String, required: true },
    /** Calls received, those that had to be dropped too. */
    received: { type: Number, required: true },
    health: { type: Schema.Types.Mixed, required: true },
  },
  { minimize: false },
)
previewSessionSchema.index({ userId: 1, packageId: 1, itemId: 1, startedAt: -1 })
previewSessionSchema.index({ lastHeardAt: 1 }, { expireAfterSeconds: KEPT_FOR_SECONDS })

export type PreviewSessionRecord = Omit<InferSchemaType<typeof previewSessionSchema>, 'health'> & {
  _id: Types.ObjectId
  health: SessionHealth
}
export const PreviewSession = defineModel('PreviewSession', previewSessionSchema)

export const readCalls = ({ calls }: { calls: string }): LoggedCall[] => JSON.parse(calls) as LoggedCall[]
