export const ORGANISATION_KINDS = ['provider', 'ministry', 'platform'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export const ROLES = [
  'author',
  'provider_admin',
  'validator',
  'procurement_officer',
  'sanctioning_authority',
  'training_manager',
  'learner',
  'platform_admin',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

/** Which roles a membership may carry, by the kind of its organisation. */
export const ROLES_OF: Record<OrganisationKind, readonly Role[]> = {
  provider: ['author', 'provider_admin', 'validator'],
  ministry: ['procurement_officer', 'sanctioning_authority', 'training_manager', 'learner', 'auditor'],
  platform: ['platform_admin', 'validator', 'auditor'],
}
