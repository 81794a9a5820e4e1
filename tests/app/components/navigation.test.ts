import { expect, test } from 'vitest'
import { navigationFor, startPageFor } from '#app/components/shell/navigation.ts'

const leadsTo = (...roles: Parameters<typeof navigationFor>[0]) => navigationFor(roles).map(({ to }) => to)

test('a visitor is led to the catalogue and the competencies, and nowhere they cannot go', () => {
  expect(leadsTo()).toEqual(['/catalogue', '/competencies'])
})

test('each role is led to its own work', () => {
  expect(leadsTo('learner')).toEqual(['/catalogue', '/competencies', '/learn', '/passport'])
  expect(leadsTo('supervisor')).toEqual(['/catalogue', '/competencies', '/people/positions'])
  expect(leadsTo('sanctioning_authority')).toEqual(['/catalogue', '/competencies', '/orders'])
  expect(leadsTo('platform_admin', 'auditor')).toEqual([
    '/catalogue',
    '/competencies',
    '/admin/providers',
    '/admin/organisations',
    '/audit',
  ])
})

test('background jobs are looked after at the platform only', () => {
  const jobsAt = (kind: 'platform' | 'ministry') =>
    navigationFor(['auditor'], kind).some(({ to }) => to === '/admin/jobs')
  expect(jobsAt('platform')).toBe(true)
  expect(jobsAt('ministry')).toBe(false)
  expect(startPageFor({ roles: ['platform_admin'], organisationKind: 'platform' })).toBe('/admin/providers')
})

test('two roles with the same work get one link to it', () => {
  expect(leadsTo('author', 'provider_admin')).toEqual([
    '/catalogue',
    '/competencies',
    '/provide',
    '/provide/media',
    '/people',
  ])
  expect(leadsTo('training_manager', 'provider_admin').filter((to) => to === '/people')).toHaveLength(1)
})

test('work begins with the office a person holds, else with their learning', () => {
  const startPage = (...roles: Parameters<typeof navigationFor>[0]) =>
    startPageFor({ roles, organisationKind: 'ministry' })
  expect(startPage('training_manager', 'learner')).toBe('/seats')
  expect(startPage('learner')).toBe('/learn')
  expect(startPage('auditor')).toBe('/orders')
  expect(startPageFor(null)).toBe('/')
})

test('those who keep the framework begin with its proposals', () => {
  for (const role of ['framework_steward', 'framework_reviewer', 'framework_board'] as const) {
    expect(startPageFor({ roles: [role], organisationKind: 'platform' })).toBe('/framework/proposals')
  }
})

test('gaps lead to those who train, buy and audit in a ministry', () => {
  for (const role of ['training_manager', 'procurement_officer'] as const)
    expect(leadsTo(role)).toContain('/gaps')
  const auditorAt = (kind: 'platform' | 'ministry') => navigationFor(['auditor'], kind).map(({ to }) => to)
  expect(auditorAt('ministry')).toContain('/gaps')
  expect(auditorAt('platform')).not.toContain('/gaps')
  expect(leadsTo('learner', 'supervisor')).not.toContain('/gaps')
})
