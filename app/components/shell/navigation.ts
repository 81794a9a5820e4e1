import { type OrganisationKind, type Role } from '#app/domain/access/roles.ts'

type Label =
  | 'catalogue'
  | 'competencies'
  | 'learn'
  | 'passport'
  | 'provide'
  | 'media'
  | 'validate'
  | 'proposals'
  | 'orders'
  | 'seats'
  | 'people'
  | 'positions'
  | 'gaps'
  | 'members'
  | 'providers'
  | 'organisations'
  | 'jobs'
  | 'audit'

export type NavigationItem = { to: string; label: Label }

type Offer = NavigationItem & { for: readonly Role[] | 'everyone'; within?: OrganisationKind }

const ITEMS: readonly Offer[] = [
  { to: '/catalogue', label: 'catalogue', for: 'everyone' },
  { to: '/competencies', label: 'competencies', for: 'everyone' },
  { to: '/learn', label: 'learn', for: ['learner'] },
  { to: '/passport', label: 'passport', for: ['learner'] },
  { to: '/provide', label: 'provide', for: ['author', 'provider_admin'] },
  { to: '/provide/media', label: 'media', for: ['author', 'provider_admin'] },
  { to: '/validate', label: 'validate', for: ['validator'] },
  {
    to: '/framework/proposals',
    label: 'proposals',
    for: ['framework_steward', 'framework_reviewer', 'framework_board'],
  },
  { to: '/orders', label: 'orders', for: ['procurement_officer', 'sanctioning_authority'] },
  { to: '/seats', label: 'seats', for: ['training_manager'] },
  { to: '/people', label: 'people', for: ['training_manager'] },
  { to: '/people/positions', label: 'positions', for: ['training_manager', 'supervisor'] },
  { to: '/gaps', label: 'gaps', for: ['training_manager', 'procurement_officer'] },
  { to: '/people', label: 'members', for: ['provider_admin'] },
  { to: '/admin/providers', label: 'providers', for: ['platform_admin'] },
  { to: '/admin/organisations', label: 'organisations', for: ['platform_admin'] },
  { to: '/admin/jobs', label: 'jobs', for: ['platform_admin', 'auditor'], within: 'platform' },
  { to: '/orders', label: 'orders', for: ['auditor'], within: 'ministry' },
  { to: '/seats', label: 'seats', for: ['auditor'], within: 'ministry' },
  { to: '/gaps', label: 'gaps', for: ['auditor'], within: 'ministry' },
  { to: '/audit', label: 'audit', for: ['auditor'] },
]

/** Where the main navigation leads for someone acting in these roles: only to what is theirs to do. */
export function navigationFor(roles: readonly Role[], kind?: OrganisationKind): NavigationItem[] {
  const open = ITEMS.filter(
    (item) =>
      (item.within === undefined || item.within === kind) &&
      (item.for === 'everyone' || item.for.some((role) => roles.includes(role))),
  )
  return open
    .filter((item, index) => open.findIndex(({ to }) => to === item.to) === index)
    .map(({ to, label }) => ({ to, label }))
}

type Acting = { roles: readonly Role[]; organisationKind: OrganisationKind }

/** Where a person's work begins: with their office, else with their learning; the home page for who has neither. */
export function startPageFor(acting: Acting | null | undefined): string {
  if (!acting) return '/'
  const pages = navigationFor(acting.roles, acting.organisationKind)
    .map(({ to }) => to)
    .filter((to) => to !== '/catalogue' && to !== '/competencies')
  return pages.find((to) => to !== '/learn' && to !== '/passport') ?? pages[0] ?? '/'
}
