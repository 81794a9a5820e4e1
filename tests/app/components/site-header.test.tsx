// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SiteFrame } from '#app/components/shell/site-frame.tsx'
import { type Acting, type Viewer } from '#app/domain/people/viewer.ts'
import { renderPage } from '#tests/app/components/render-page.tsx'

const acting: Acting = {
  membershipId: 'm1',
  organisationId: 'o1',
  organisationName: 'Ministry of Examples',
  organisationNameHi: 'उदाहरण मंत्रालय',
  organisationKind: 'ministry',
  roles: ['learner'],
}
const viewer: Viewer = {
  id: 'u1',
  name: 'Asha Example',
  email: 'asha@example.gov.in',
  language: 'hi',
  acting,
  memberships: [acting],
}

test('the first thing on every page leads past the header', () => {
  renderPage(<SiteFrame>Content</SiteFrame>)

  const skip = screen.getAllByRole('link')[0]

  expect(skip?.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`)
})

test('a visitor can sign in and comes back to where they were', () => {
  renderPage(<SiteFrame>Content</SiteFrame>, { path: '/catalogue?q=noting' })

  const [signIn] = screen.getAllByRole('link', { name: 'Sign in' })

  expect(signIn?.getAttribute('href')).toBe('/sign-in?to=%2Fcatalogue%3Fq%3Dnoting')
})

test('the language switch names the other language in its own words and returns to the same page', () => {
  renderPage(<SiteFrame>Content</SiteFrame>, { path: '/catalogue?q=noting' })

  const form = screen.getByRole('button', { name: 'हिन्दी' }).closest('form')

  expect(form?.getAttribute('action')).toBe('/language')
  expect(form?.querySelector<HTMLInputElement>('[name=to]')?.value).toBe('/catalogue?q=noting')
})

test('a signed-in person sees for whom they act, in the language of the page', () => {
  renderPage(<SiteFrame>Content</SiteFrame>, { language: 'hi', root: { viewer } })

  expect(screen.getAllByText('उदाहरण मंत्रालय').length).toBeGreaterThan(0)
  const [navigation] = screen.getAllByRole('navigation', { name: 'मुख्य' })
  expect(within(navigation as HTMLElement).getByRole('link', { name: 'मेरा प्रशिक्षण' })).toBeTruthy()
})

test('only a person with several organisations is offered a choice between them', () => {
  const other: Acting = {
    ...acting,
    membershipId: 'm2',
    organisationName: 'Example Institute',
    organisationNameHi: null,
  }
  const { unmount } = renderPage(<SiteFrame>Content</SiteFrame>, { root: { viewer } })
  expect(document.querySelectorAll('[name=membershipId]')).toHaveLength(0)
  unmount()

  renderPage(<SiteFrame>Content</SiteFrame>, {
    root: { viewer: { ...viewer, memberships: [acting, other] } },
  })

  const chosen = [...document.querySelectorAll('[name=membershipId][aria-pressed=true]')]
  expect(new Set(chosen.map((button) => button.getAttribute('value')))).toEqual(new Set(['m1']))
})
