import { Schema } from 'mongoose'
import { ROLES } from '#app/domain/access/roles.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const invitationSchema = new Schema(
  {
    /** null until a link has been issued. SHA-256: reading the database must not be enough to join. */
    tokenHash: { type: String, default: null },
    expiresAt: { type: Date, default: null },
  },
  { _id: false },
)

const membershipSchema = new Schema(
  {
    userId: { type: ObjectId, ref: 'User', required: true },
    organisationId: { type: ObjectId, ref: 'Organisation', required: true },
    roles: { type: [{ type: String, enum: ROLES, required: true }], default: [] },
    employeeNumber: { type: String, default: null, trim: true },
    designation: { type: String, default: null, trim: true },
    department: { type: String, default: null, trim: true },
    /**
     * null once the person has followed the link their office handed them. Until then the membership gives nothing:
     * an e-mail address alone does not prove who holds an account.
     */
    invitation: { type: invitationSchema, default: null },
    ended: {
      type: new Schema({ at: { type: Date, required: true }, byId: ObjectId }, { _id: false }),
      default: null,
    },
  },
  { timestamps: true },
)
membershipSchema.index({ userId: 1, organisationId: 1 }, { unique: true })
membershipSchema.index({ organisationId: 1, createdAt: 1 })
membershipSchema.index(
  { organisationId: 1, employeeNumber: 1 },
  { unique: true, partialFilterExpression: { employeeNumber: { $type: 'string' } } },
)
membershipSchema.index(
  { 'invitation.tokenHash': 1 },
  { unique: true, partialFilterExpression: { 'invitation.tokenHash': { $type: 'string' } } },
)

export const Membership = defineModel('Membership', membershipSchema)
