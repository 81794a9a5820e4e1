import { expect, test } from 'vitest'
import { localPath } from '#app/lib/http.server.ts'

test.each([
  ['/learn', '/learn'],
  ['/catalogue?q=a%20b&page=2#results', '/catalogue?q=a%20b&page=2#results'],
  ['/catalogue?q=कार्य', '/catalogue?q=%E0%A4%95%E0%A4%BE%E0%A4%B0%E0%A5%8D%E0%A4%AF'],
])('the path %s is followed', (candidate, expected) => {
  expect(localPath(candidate, '/')).toBe(expected)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  null,
  undefined,
])('%j would lead to another site and is not followed', (candidate) => {
  expect(localPath(candidate, '/home')).toBe('/home')
})
