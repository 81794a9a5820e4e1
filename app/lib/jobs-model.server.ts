import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const WEEK_IN_SECONDS = 7 * 24 * 60 * 60

/** A worker that has the job in hand; `by` is new each time, so that who took over has the last word. */
const leaseSchema = new Schema(
  { by: { type: String, required: true }, at: { type: Date, required: true } },
  { _id: false },
)

const jobSchema = new Schema(
  {
    name: { type: String, required: true },
    /** What it is about: the id of a course, an order …, never a person's name or address. */
    key: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, default: {} },
    /** The request that asked for it, to find its lines in the log. */
    requestId: { type: String, default: null },
    status: { type: String, enum: ['waiting', 'done', 'dead', 'discarded'], default: 'waiting' },
    /** From when it may be taken: now, at its next try, or when the lease of whoever has it in hand ends. */
    runAt: { type: Date, required: true },
    lease: { type: leaseSchema, default: null },
    /** Name and key while nobody has it in hand: the same work waits once. */
    waitingAs: { type: String },
    /** Name and hour of what recurs: it is queued once in that hour, by whichever process comes first. */
    slot: { type: String },
    attempts: { type: Number, default: 0 },
    /** One line, without the values an error may carry; `errorDetails` is its trace. */
    lastError: { type: String, default: null },
    errorDetails: { type: String, default: null },
    firstFailedAt: { type: Date, default: null },
    lastFailedAt: { type: Date, default: null },
    finishedAt: { type: Date, default: null },
  },
  { timestamps: true, minimize: false },
)
jobSchema.index({ status: 1, runAt: 1 })
jobSchema.index({ name: 1, key: 1, status: 1 })
jobSchema.index({ waitingAs: 1 }, { unique: true, sparse: true })
jobSchema.index({ slot: 1 }, { unique: true, sparse: true })
jobSchema.index(
  { finishedAt: 1 },
  { expireAfterSeconds: WEEK_IN_SECONDS, partialFilterExpression: { status: 'done' } },
)

export type JobRecord = InferSchemaType<typeof jobSchema> & { _id: Types.ObjectId }
export const Job = defineModel('Job', jobSchema)

/** How the same work is recognised while it waits. */
export const waitingAs = (name: string, key: string): string => `${name} ${key}`
