export const ORGANISATION_KINDS = ['provider', 'ministry', 'platform'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export const ROLES = [
  'author',
  'provider_admin',
  'validator',
  'procurement_officer',
  'sanctioning_authority',
  'training_manager',
  'supervisor',
  'learner',
  'platform_admin',
  'framework_steward',
  'framework_reviewer',
  'framework_board',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

/** Which roles a membership may carry, by the kind of its organisation. */
export const ROLES_OF: Record<OrganisationKind, readonly Role[]> = {
  provider: ['author', 'provider_admin', 'validator'],
  ministry: [
    'procurement_officer',
    'sanctioning_authority',
    'training_manager',
    'supervisor',
    'learner',
    'auditor',
  ],
  platform: [
    'platform_admin',
    'validator',
    'framework_steward',
    'framework_reviewer',
    'framework_board',
    'auditor',
  ],
}
