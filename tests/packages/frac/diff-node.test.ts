import { diffNodes, loadFramework, type Position } from '@karmashala/frac'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const competency = loadFramework().competencies.find(({ code }) => code === 'FUN-111')!
const position = loadFramework().positions[0]!
const copyOf = <T>(value: T): T => structuredClone(value)

test('a node does not differ from itself, in whatever order its lists stand', () => {
  for (const node of [...loadFramework().competencies, ...loadFramework().positions]) {
    expect(diffNodes(node, copyOf(node))).toEqual([])
  }
  const turned: Position = copyOf(position)
  turned.roles.reverse()
  for (const role of turned.roles) {
    role.activities.reverse()
    role.competencies.reverse()
  }
  expect(diffNodes(position, turned)).toEqual([])
})

test('a changed text is told with what it said before', () => {
  const changes = diffNodes(competency, { ...competency, name: 'Imagined Name', version: 7 })
  expect(changes).toEqual([{ path: ['name'], before: competency.name, after: 'Imagined Name' }])
})

test('a text that is absent and one that is empty are the same', () => {
  expect(diffNodes({ name: 'A', sector: undefined }, { name: 'A', sector: '' })).toEqual([])
})

test('what an indicator says is told under its level', () => {
  const after = { ...competency, levels: [{ level: 3 as const, text: 'Drafts alone' }] }
  expect(diffNodes({ ...competency, levels: [] }, after)).toEqual([
    { path: ['levels', '3', 'text'], before: null, after: 'Drafts alone' },
  ])
})

test('roles, activities and needs are matched by what identifies them', () => {
  const after = copyOf(position)
  const role = after.roles[0]!
  const need = role.competencies[0]!
  const activity = role.activities[0]!
  need.level = need.level === 5 ? 4 : 5
  activity.knowledgeResourceIds = []
  role.competencies.push({ code: 'FUN-001', level: 2, reason: 'Imagined', reasonHi: '' })
  const gone = after.roles.pop()!

  const changes = diffNodes(position, after)

  expect(changes).toContainEqual({
    path: ['roles', role.id, 'competencies', need.code, 'level'],
    before: position.roles[0]!.competencies[0]!.level,
    after: need.level,
  })
  expect(changes).toContainEqual({
    path: ['roles', role.id, 'activities', activity.id, 'knowledgeResourceIds'],
    before: [...position.roles[0]!.activities[0]!.knowledgeResourceIds].sort(),
    after: null,
  })
  expect(changes).toContainEqual({
    path: ['roles', role.id, 'competencies', 'FUN-001', 'level'],
    before: null,
    after: 2,
  })
  expect(changes).toContainEqual({ path: ['roles', gone.id, 'name'], before: gone.name, after: null })
})

test('a new node differs in all it says', () => {
  expect(diffNodes(null, { code: 'FUN-999', name: 'New', nameHi: '' })).toEqual([
    { path: ['name'], before: null, after: 'New' },
  ])
})

test('the way back tells the same changes turned round', () => {
  const word = fc.constantFrom('', 'a', 'b')
  const node = fc.record({
    name: word,
    flags: fc.uniqueArray(word.filter(Boolean)),
    roles: fc.uniqueArray(fc.record({ id: fc.constantFrom('R1', 'R2', 'R3'), name: word }), {
      selector: ({ id }) => id,
    }),
  })
  const sorted = (changes: ReturnType<typeof diffNodes>) =>
    changes.map((change) => JSON.stringify(change)).sort()
  fc.assert(
    fc.property(node, node, (before, after) => {
      const there = diffNodes(before, after)
      const back = diffNodes(after, before).map(({ path, before: is, after: was }) => ({
        ...{ path, before: was, after: is },
      }))
      expect(sorted(back)).toEqual(sorted(there))
    }),
  )
})
