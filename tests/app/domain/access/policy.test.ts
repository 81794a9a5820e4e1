import { expect, test } from 'vitest'
import { ACTIONS, may, type Action } from '#app/domain/access/policy.ts'
import { ROLES, type OrganisationKind, type Role } from '#app/domain/access/roles.ts'
import { type Viewer } from '#app/domain/people/viewer.ts'

const OWN = 'organisation-1'
const OTHER = 'organisation-2'
const ME = 'person-1'

function viewerWith(roles: Role[], alsoIn: string[] = [], kind: OrganisationKind = 'platform'): Viewer {
  const membership = (organisationId: string, itsRoles: Role[]) => ({
    membershipId: `membership-in-${organisationId}`,
    organisationId,
    organisationName: organisationId,
    organisationNameHi: null,
    organisationKind: kind,
    roles: itsRoles,
  })
  const acting = membership(OWN, roles)
  return {
    id: ME,
    name: 'Imagined Person',
    email: 'person@example.org',
    language: 'en',
    acting,
    memberships: [acting, ...alsoIn.map((organisationId) => membership(organisationId, []))],
  }
}

/** The whole policy in one table: who may do each action, and to what. Written out by hand, so a slip in the rules shows. */
const EXPECTED: Record<Action, { roles: Role[]; own: boolean; other: boolean }> = {
  'provider.verify': { roles: ['platform_admin'], own: true, other: true },
  'ministry.create': { roles: ['platform_admin'], own: true, other: true },
  'official.appoint': { roles: ['platform_admin'], own: true, other: true },
  'organisation.list': { roles: ['platform_admin', 'auditor'], own: true, other: true },
  'member.list': {
    roles: ['provider_admin', 'training_manager', 'platform_admin', 'auditor'],
    own: true,
    other: false,
  },
  'member.manage': { roles: ['provider_admin', 'platform_admin'], own: true, other: false },
  'employee.load': { roles: ['training_manager'], own: true, other: false },
  'course.list_own': { roles: ['author', 'provider_admin'], own: true, other: false },
  'course.edit': { roles: ['author', 'provider_admin'], own: true, other: false },
  'course.submit': { roles: ['author', 'provider_admin'], own: true, other: false },
  'course.withdraw': { roles: ['provider_admin'], own: true, other: false },
  'course.preview_own': { roles: ['author', 'provider_admin'], own: true, other: false },
  'submission.list': { roles: ['validator'], own: true, other: true },
  'submission.review': { roles: ['validator'], own: false, other: true },
  'order.raise': { roles: ['procurement_officer'], own: true, other: false },
  'order.read': {
    roles: ['procurement_officer', 'sanctioning_authority', 'training_manager', 'auditor'],
    own: true,
    other: false,
  },
  'order.sanction': { roles: ['sanctioning_authority'], own: true, other: false },
  'order.place': { roles: ['procurement_officer'], own: true, other: false },
  'order.accept': { roles: ['procurement_officer', 'training_manager'], own: true, other: false },
  'order.cancel': { roles: ['procurement_officer'], own: true, other: false },
  'seat.read': { roles: ['training_manager', 'procurement_officer', 'auditor'], own: true, other: false },
  'seat.assign': { roles: ['training_manager'], own: true, other: false },
  'seat.release': { roles: ['training_manager'], own: true, other: false },
  'learning.take': { roles: ['learner'], own: false, other: false },
  'credential.read_own': { roles: ['learner'], own: false, other: false },
  'framework.propose': { roles: [...ROLES], own: true, other: true },
  'framework.keep_own': { roles: ['training_manager', 'author', 'provider_admin'], own: true, other: false },
  'framework.read_proposals': {
    roles: ['framework_steward', 'framework_reviewer', 'framework_board', 'auditor'],
    own: true,
    other: true,
  },
  'framework.verify_first': { roles: ['framework_reviewer'], own: true, other: true },
  'framework.verify_board': { roles: ['framework_board'], own: true, other: true },
  'framework.steward': { roles: ['framework_steward'], own: true, other: true },
  'position.assign': { roles: ['training_manager'], own: true, other: false },
  'position.read': { roles: ['training_manager', 'supervisor', 'auditor'], own: true, other: false },
  'competency.attest': { roles: ['training_manager'], own: true, other: false },
  'competency.confirm': { roles: ['supervisor'], own: true, other: false },
  'passport.read_own': { roles: ['learner'], own: false, other: false },
  'gap.read': { roles: ['training_manager', 'procurement_officer', 'auditor'], own: true, other: false },
  'job.read': { roles: ['platform_admin', 'auditor'], own: true, other: true },
  'job.manage': { roles: ['platform_admin'], own: true, other: true },
  'audit.read': { roles: ['auditor', 'platform_admin'], own: true, other: false },
}

test('the table of expectations names every action', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual([...ACTIONS].sort())
})

const everyPair = ACTIONS.flatMap((action) => ROLES.map((role) => ({ action, role })))

test.each(everyPair)('$role and $action: allowed exactly where the table says', ({ action, role }) => {
  const { roles, own, other } = EXPECTED[action]
  const isInRole = roles.includes(role)
  const viewer = viewerWith([role])

  expect(may(viewer, action)).toBe(isInRole)
  expect(may(viewer, action, { organisationId: OWN })).toBe(isInRole && own)
  expect(may(viewer, action, { organisationId: OTHER })).toBe(isInRole && other)
})

test('a visitor and a person who has not chosen an organisation may do nothing', () => {
  const undecided = { ...viewerWith([...ROLES]), acting: null }
  for (const action of ACTIONS) {
    expect(may(null, action), action).toBe(false)
    expect(may(undecided, action), action).toBe(false)
  }
})

test('an auditor of a ministry does not read about other organisations', () => {
  expect(may(viewerWith(['auditor'], [], 'platform'), 'organisation.list')).toBe(true)
  expect(may(viewerWith(['auditor'], [], 'ministry'), 'organisation.list')).toBe(false)
  expect(may(viewerWith(['auditor'], [], 'ministry'), 'job.read')).toBe(false)
})

test('a learner takes only what is their own', () => {
  const learner = viewerWith(['learner'])
  expect(may(learner, 'learning.take', { ownerId: ME })).toBe(true)
  expect(may(learner, 'learning.take', { ownerId: 'person-2' })).toBe(false)
})

test('a validator who also belongs to the provider is kept out, whatever they are acting as', () => {
  expect(may(viewerWith(['validator']), 'submission.review', { organisationId: OTHER })).toBe(true)
  expect(may(viewerWith(['validator'], [OTHER]), 'submission.review', { organisationId: OTHER })).toBe(false)
})

test('who raised an order cannot sanction it even with every role', () => {
  const everything = viewerWith([...ROLES])
  expect(may(everything, 'order.sanction', { organisationId: OWN, excludedPersonIds: ['person-2'] })).toBe(
    true,
  )
  expect(may(everything, 'order.sanction', { organisationId: OWN, excludedPersonIds: [ME] })).toBe(false)
})
