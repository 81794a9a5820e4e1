import { z } from 'zod'
import { emailSchema, newPasswordSchema, personNameSchema } from '#app/domain/people/person.schema.ts'

export const NAME_MAX = 160
export const PROVIDER_TYPES = [
  'university',
  'start_up',
  'public_training_institution',
  'individual_expert',
] as const
export type ProviderType = (typeof PROVIDER_TYPES)[number]

const organisationName = z
  .string('errors:required')
  .trim()
  .min(3, 'errors:tooShort')
  .max(NAME_MAX, 'errors:tooLong')

export const registerProviderSchema = z.object({
  organisationName,
  organisationNameHi: z.string().trim().max(NAME_MAX, 'errors:tooLong').optional(),
  providerType: z.enum(PROVIDER_TYPES, 'errors:choose'),
  website: z.url({ protocol: /^https?$/, error: 'errors:url' }).optional(),
  description: z.string('errors:required').trim().min(20, 'errors:tooShort').max(2000, 'errors:tooLong'),
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
})
export type RegisterProviderInput = z.infer<typeof registerProviderSchema>

export const createMinistrySchema = z.object({
  name: organisationName,
  nameHi: z.string().trim().max(NAME_MAX, 'errors:tooLong').optional(),
  contactEmail: emailSchema,
  managerName: personNameSchema,
  managerEmail: emailSchema,
})
export type CreateMinistryInput = z.infer<typeof createMinistrySchema>

export const refuseProviderSchema = z.object({
  reason: z.string('errors:required').trim().min(10, 'errors:tooShort').max(1000, 'errors:tooLong'),
})

export type OrganisationView = {
  id: string
  kind: 'provider' | 'ministry' | 'platform'
  name: string
  nameHi: string | null
  slug: string
  providerType: ProviderType | null
  website: string | null
  description: string | null
  contactEmail: string
  status: 'waiting' | 'verified' | 'refused'
  refusalReason: string | null
  registeredAt: string
}
