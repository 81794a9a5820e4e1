import { ROLES, type OrganisationKind, type Role } from '#app/domain/access/roles.ts'
import { type Viewer } from '#app/domain/people/viewer.ts'

/**
 * What an action is done to. `organisationId` is the organisation that owns it; `excludedPersonIds` are those whom the
 * separation of duties keeps out because of what they did to it before.
 */
export type Subject = {
  organisationId?: string
  ownerId?: string
  excludedPersonIds?: (string | null | undefined)[]
}

/**
 * `own`: only what the organisation they act in owns. `others`: only what none of their organisations owns.
 * `self`: only what belongs to the person. `any`: whatever owns it.
 */
type Scope = 'own' | 'others' | 'self' | 'any'
/** `at`: only while acting for an organisation of this kind; auditors are in ministries and at the platform. */
type Rule = { roles: readonly Role[]; scope: Scope; at?: OrganisationKind }

const AUTHORS = ['author', 'provider_admin'] as const
const FRAMEWORK_KEEPERS = ['framework_steward', 'framework_reviewer', 'framework_board'] as const
const ORDER_READERS = ['procurement_officer', 'sanctioning_authority', 'training_manager', 'auditor'] as const

/** Every action there is, who may do it, and to what. The test in tests/app/domain/access walks all of it. */
export const RULES = {
  'provider.verify': { roles: ['platform_admin'], scope: 'any' },
  'ministry.create': { roles: ['platform_admin'], scope: 'any' },
  'official.appoint': { roles: ['platform_admin'], scope: 'any' },
  'organisation.list': { roles: ['platform_admin', 'auditor'], scope: 'any', at: 'platform' },
  'member.list': { roles: ['provider_admin', 'training_manager', 'platform_admin', 'auditor'], scope: 'own' },
  'member.manage': { roles: ['provider_admin', 'platform_admin'], scope: 'own' },
  'employee.load': { roles: ['training_manager'], scope: 'own' },
  'course.list_own': { roles: AUTHORS, scope: 'own' },
  'course.edit': { roles: AUTHORS, scope: 'own' },
  'course.submit': { roles: AUTHORS, scope: 'own' },
  'course.withdraw': { roles: ['provider_admin'], scope: 'own' },
  'course.preview_own': { roles: AUTHORS, scope: 'own' },
  'submission.list': { roles: ['validator'], scope: 'any' },
  'submission.review': { roles: ['validator'], scope: 'others' },
  'order.raise': { roles: ['procurement_officer'], scope: 'own' },
  'order.read': { roles: ORDER_READERS, scope: 'own' },
  'order.sanction': { roles: ['sanctioning_authority'], scope: 'own' },
  'order.place': { roles: ['procurement_officer'], scope: 'own' },
  'order.accept': { roles: ['procurement_officer', 'training_manager'], scope: 'own' },
  'order.cancel': { roles: ['procurement_officer'], scope: 'own' },
  'seat.read': { roles: ['training_manager', 'procurement_officer', 'auditor'], scope: 'own' },
  'seat.assign': { roles: ['training_manager'], scope: 'own' },
  'seat.release': { roles: ['training_manager'], scope: 'own' },
  'learning.take': { roles: ['learner'], scope: 'self' },
  'credential.read_own': { roles: ['learner'], scope: 'self' },
  'framework.propose': { roles: ROLES, scope: 'any' },
  'framework.keep_own': { roles: ['training_manager', ...AUTHORS], scope: 'own' },
  'framework.read_proposals': { roles: [...FRAMEWORK_KEEPERS, 'auditor'], scope: 'any', at: 'platform' },
  'framework.verify_first': { roles: ['framework_reviewer'], scope: 'any', at: 'platform' },
  'framework.verify_board': { roles: ['framework_board'], scope: 'any', at: 'platform' },
  'framework.steward': { roles: ['framework_steward'], scope: 'any', at: 'platform' },
  'position.assign': { roles: ['training_manager'], scope: 'own' },
  'position.read': { roles: ['training_manager', 'supervisor', 'auditor'], scope: 'own' },
  'competency.attest': { roles: ['training_manager'], scope: 'own' },
  'competency.confirm': { roles: ['supervisor'], scope: 'own' },
  'passport.read_own': { roles: ['learner'], scope: 'self' },
  'gap.read': { roles: ['training_manager', 'procurement_officer', 'auditor'], scope: 'own' },
  'job.read': { roles: ['platform_admin', 'auditor'], scope: 'any', at: 'platform' },
  'job.manage': { roles: ['platform_admin'], scope: 'any' },
  'audit.read': { roles: ['auditor', 'platform_admin'], scope: 'own' },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof RULES
export const ACTIONS = Object.keys(RULES) as Action[]

/** May this person, acting where they act, do this to this? Without a subject: may they do it to anything at all? */
export function may(viewer: Viewer | null, action: Action, subject?: Subject): boolean {
  if (!viewer?.acting) return false
  const rule: Rule = RULES[action]
  if (!rule.roles.some((role) => viewer.acting?.roles.includes(role))) return false
  if (rule.at && rule.at !== viewer.acting.organisationKind) return false
  if (!subject) return true
  if (subject.excludedPersonIds?.includes(viewer.id)) return false
  return isInScope(viewer, rule.scope, subject)
}

function isInScope(viewer: Viewer, scope: Scope, subject: Subject): boolean {
  switch (scope) {
    case 'any':
      return true
    case 'own':
      return subject.organisationId === viewer.acting?.organisationId
    case 'others':
      // Every membership counts: changing hats does not end a conflict of interest.
      return !viewer.memberships.some((membership) => membership.organisationId === subject.organisationId)
    case 'self':
      return subject.ownerId === viewer.id
  }
}
