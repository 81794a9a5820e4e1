import { z } from 'zod'
import { ROLES } from '#app/domain/access/roles.ts'

export const PERSON_NAME_MAX = 120
const PASSWORD_MIN = 10
const PASSWORD_MAX = 128

export const emailSchema = z
  .string('errors:required')
  .trim()
  .toLowerCase()
  .pipe(z.email('errors:email').max(254, 'errors:tooLong'))

export const personNameSchema = z
  .string('errors:required')
  .trim()
  .min(2, 'errors:tooShort')
  .max(PERSON_NAME_MAX, 'errors:tooLong')

export const newPasswordSchema = z
  .string('errors:required')
  .min(PASSWORD_MIN, 'errors:passwordTooShort')
  .max(PASSWORD_MAX, 'errors:tooLong')

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string('errors:required').min(1, 'errors:required').max(PASSWORD_MAX, 'errors:tooLong'),
})
export type SignInInput = z.infer<typeof signInSchema>

export const changePasswordSchema = z.object({
  currentPassword: z.string('errors:required').min(1, 'errors:required').max(PASSWORD_MAX, 'errors:tooLong'),
  newPassword: newPasswordSchema,
})
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>

export const activateSchema = z.object({ password: newPasswordSchema })

const asList = (value: unknown) => (value === undefined || Array.isArray(value) ? value : [value])

export const addMemberSchema = z.object({
  name: personNameSchema,
  email: emailSchema,
  roles: z.preprocess(asList, z.array(z.enum(ROLES), 'errors:choose').min(1, 'errors:choose')),
})
export type AddMemberInput = z.infer<typeof addMemberSchema>
