import { expect, test } from 'vitest'
import { fillPattern, routePattern, type Routes } from '#app/server/route-pattern.server.ts'

const ROUTES: Routes = {
  root: { path: '' },
  home: { parentId: 'root', index: true },
  rest: { parentId: 'root', path: '*' },
  people: { parentId: 'root', path: 'people', index: true },
  load: { parentId: 'root', path: 'people/load' },
  person: { parentId: 'root', path: 'people/:membershipId' },
  course: { parentId: 'root', path: 'provide/courses/:courseId' },
  price: { parentId: 'course', path: 'price' },
  certificate: { parentId: 'root', path: 'certificates/:code' },
  document: { parentId: 'root', path: 'certificates/:code.pdf' },
}
const ID = '64b7f0c2a1d3e4f5a6b7c8d9'

test.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/people', '/people'],
  ['/people/', '/people'],
  ['/people.data', '/people'],
  ['/people/load', '/people/load'],
  [`/people/${ID}`, '/people/:membershipId'],
  [`/provide/courses/${ID}/price.data`, '/provide/courses/:courseId/price'],
  ['/certificates/ABC', '/certificates/:code'],
  ['/people/load/more', '/*'],
  ['/a/b/c/d', '/*'],
])('%s is answered by %s', (path, pattern) => {
  expect(routePattern(ROUTES, path)).toBe(pattern)
})

test('only ids of the database are told', () => {
  expect(fillPattern('/people/:membershipId', `/people/${ID}`)).toBe(`/people/${ID}`)
  expect(fillPattern('/people/:membershipId', '/people/imagined-person')).toBe('/people/…')
  expect(fillPattern('/*', '/imagined/person')).toBe('/*')
})
