import { Schema } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

export const FRAMEWORK = 'framework'

/** One document: the number grows with every change of a node, so that a process knows when what it remembers is old. */
const frameworkRevisionSchema = new Schema(
  {
    _id: { type: String, required: true },
    number: { type: Number, required: true },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false },
)

export const FrameworkRevision = defineModel('FrameworkRevision', frameworkRevisionSchema)

/** Call it inside the transaction of the change. */
export async function bumpFrameworkRevision(at: Date = new Date()): Promise<void> {
  await FrameworkRevision.updateOne(
    { _id: FRAMEWORK },
    { $inc: { number: 1 }, $set: { changedAt: at } },
    { upsert: true },
  )
}
