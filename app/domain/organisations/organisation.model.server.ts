import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { ORGANISATION_KINDS } from '#app/domain/access/roles.ts'
import { NAME_MAX, PROVIDER_TYPES } from '#app/domain/organisations/organisation.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const verdictSchema = new Schema(
  {
    at: { type: Date, required: true },
    byId: { type: ObjectId, ref: 'User', required: true },
    reason: { type: String, default: null },
  },
  { _id: false },
)

const organisationSchema = new Schema(
  {
    kind: { type: String, enum: ORGANISATION_KINDS, required: true },
    name: { type: String, required: true, trim: true, maxlength: NAME_MAX },
    nameHi: { type: String, default: null, maxlength: NAME_MAX },
    slug: { type: String, required: true, unique: true },
    providerType: { type: String, enum: [...PROVIDER_TYPES, null], default: null },
    website: { type: String, default: null },
    description: { type: String, default: null },
    contactEmail: { type: String, required: true },
    /** Departments hang below their ministry. */
    parentId: { type: ObjectId, ref: 'Organisation', default: null },
    /** null until the platform has looked at a provider; ministries and the platform are verified when created. */
    verification: { type: verdictSchema, default: null },
    refusal: { type: verdictSchema, default: null },
    stripeCustomerId: { type: String, default: null },
  },
  { timestamps: true },
)
organisationSchema.index({ kind: 1, name: 1 })
// Several processes may start on an empty database at once; one of them opens the platform.
organisationSchema.index({ kind: 1 }, { unique: true, partialFilterExpression: { kind: 'platform' } })

export type OrganisationRecord = InferSchemaType<typeof organisationSchema> & { _id: Types.ObjectId }
export const Organisation = defineModel('Organisation', organisationSchema)
