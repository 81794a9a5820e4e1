import { expect, test } from 'vitest'
import { getT, languageCookie, languageOf } from '#app/lib/i18n.server.ts'

const asking = (headers: Record<string, string>) => new Request('https://learn.example.org/', { headers })

test('a chosen language wins over the profile, and the profile over the browser', () => {
  const browser = { 'Accept-Language': 'en-IN,en;q=0.9' }

  expect(languageOf(asking({ ...browser, Cookie: 'theme=dark; lang=hi' }), 'en')).toBe('hi')
  expect(languageOf(asking(browser), 'hi')).toBe('hi')
  expect(languageOf(asking(browser), null)).toBe('en')
})

test('a visitor is met in the language they prefer among those we have', () => {
  expect(languageOf(asking({ 'Accept-Language': 'ta;q=1, hi-IN;q=0.8, en;q=0.5' }))).toBe('hi')
  expect(languageOf(asking({ 'Accept-Language': 'hi;q=0.1, en;q=0.9' }))).toBe('en')
  expect(languageOf(asking({ 'Accept-Language': 'hi;q=0, ta' }))).toBe('en')
  expect(languageOf(asking({}))).toBe('en')
})

test('a language we do not have in the cookie is ignored', () => {
  expect(languageOf(asking({ Cookie: 'lang=fr' }), 'hi')).toBe('hi')
})

test('loaders speak the language of the request', () => {
  expect(getT(asking({ Cookie: 'lang=hi' }))('nav.catalogue')).toBe('पाठ्यक्रम सूची')
  expect(getT(asking({ Cookie: 'lang=en' }), 'errors')('required')).toBe('Fill this in.')
})

test('the choice is remembered for a year and travels only over https where the site does', () => {
  expect(languageCookie('hi', asking({}))).toBe(
    'lang=hi; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
  )
  expect(languageCookie('en', new Request('http://localhost:3000/'))).not.toContain('Secure')
})
