import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { CHANGE_KINDS } from '#app/domain/positions/compare-export.ts'
import { EXPORT_FORMATS } from '#app/domain/positions/position.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

export const IMPORT_STATUSES = ['comparing', 'checked', 'refused', 'applying', 'applied'] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]

const refusedSchema = new Schema(
  {
    line: { type: Number, required: true },
    column: { type: String, required: true },
    message: { type: String, required: true },
  },
  { _id: false },
)

const stepSchema = new Schema(
  { positionId: { type: String, required: true }, on: { type: Date, default: null } },
  { _id: false },
)

const differenceSchema = new Schema(
  {
    kind: { type: String, enum: CHANGE_KINDS, required: true },
    employeeNumber: { type: String, default: '' },
    name: { type: String, required: true },
    unitBefore: { type: String, default: null },
    unit: { type: String, default: null },
    ends: { type: [stepSchema], default: [] },
    begins: { type: [stepSchema], default: [] },
  },
  { _id: false },
)

const countsSchema = new Schema(
  {
    rows: { type: Number, required: true },
    joiners: { type: Number, required: true },
    movers: { type: Number, required: true },
    leavers: { type: Number, required: true },
    corrected: { type: Number, required: true },
    unchanged: { type: Number, required: true },
    refused: { type: Number, required: true },
  },
  { _id: false },
)

/** An export of an office's employees: what it would change, and, once somebody asked for it, that it did. */
const positionImportSchema = new Schema(
  {
    ministryId: { type: ObjectId, ref: 'Organisation', required: true },
    byId: { type: ObjectId, ref: 'User', required: true },
    fileName: { type: String, default: null },
    format: { type: String, enum: EXPORT_FORMATS, required: true },
    isComplete: { type: Boolean, required: true },
    /** The file, compressed, for as long as it may still be applied. */
    file: { type: Buffer, default: null },
    status: { type: String, enum: IMPORT_STATUSES, required: true },
    counts: { type: countsSchema, required: true },
    /** The first of them; the counts count all. */
    differences: { type: [differenceSchema], default: [] },
    refused: { type: [refusedSchema], default: [] },
    /** How far the comparison, or the application, has come in the background: 0 to 1. */
    progress: { type: Number, default: 0, min: 0, max: 1 },
    appliedAt: { type: Date, default: null },
  },
  { timestamps: true },
)
positionImportSchema.index({ ministryId: 1, createdAt: -1 })

export type PositionImportRecord = InferSchemaType<typeof positionImportSchema> & { _id: Types.ObjectId }
export const PositionImport = defineModel('PositionImport', positionImportSchema)
