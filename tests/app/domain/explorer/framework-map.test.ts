import { findFrameworkMap, listMapChoices } from '#app/domain/explorer/get-framework-map.server.ts'
import { type FrameworkMap, type MapOutline } from '#app/domain/explorer/map-view.ts'
import { wrapText } from '#app/domain/explorer/wrap-text.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { expect, test } from '#tests/support/db.ts'

async function draw(...selection: Parameters<typeof findFrameworkMap>): Promise<FrameworkMap> {
  const map = await findFrameworkMap(...selection)
  if (!map) throw new Error('There is no such map.')
  return map
}

const flat = (outline: MapOutline): MapOutline[] => [outline, ...outline.below.flatMap(flat)]

test('the map of a position draws every role, activity, resource and needed competency once, and none over another', async () => {
  const { drawing, title } = await draw({ kind: 'position', id: 'PID001' }, 'en')
  expect(title).toBe('Secretary')
  const kinds = new Set(drawing.nodes.map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['activity', 'competency', 'position', 'resource', 'role'])
  for (const [index, a] of drawing.nodes.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(0)
    expect(a.x + a.width).toBeLessThanOrEqual(drawing.width)
    expect(a.y + a.height).toBeLessThanOrEqual(drawing.height)
    for (const b of drawing.nodes.slice(index + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect({ a: a.id, b: b.id, apart }).toEqual({ a: a.id, b: b.id, apart: true })
    }
  }
  const needs = drawing.edges.filter(({ level }) => level !== null)
  expect(needs.length).toBeGreaterThan(5)
  expect(needs.every(({ labelAt, path }) => labelAt && path.startsWith('M'))).toBe(true)
})

test('what is drawn can be read as a list, to the last node', async () => {
  for (const id of ['PID001', 'PID012']) {
    const { drawing, outline } = await draw({ kind: 'position', id }, 'hi')
    const read = new Set(flat(outline).map((node) => node.id))
    expect([...read].sort()).toEqual(drawing.nodes.map((node) => node.id).sort())
    expect(outline.name).toMatch(/[\u0900-\u097f]/)
  }
})

test('a theme is drawn with the positions that need it, an area with its themes', async () => {
  const { themes, positions } = await listMapChoices()
  expect(positions).toHaveLength(20)
  expect(themes.map(({ value }) => value)).toContain('theme:FUN-T13')
  const theme = await draw({ kind: 'theme', id: 'FUN-T21' }, 'en')
  expect(theme.outline.below.every(({ kind }) => kind === 'competency')).toBe(true)
  expect(flat(theme.outline).some(({ kind, level }) => kind === 'position' && level !== null)).toBe(true)
  const area = await draw({ kind: 'area', id: 'behavioural' }, 'en')
  expect(area.outline.below).toHaveLength(13)
  expect(area.outline.below[0]?.href).toMatch(/^\/framework\/map\?show=theme:BEH-T/)
})

test('a position too large to be looked at is drawn in part and listed whole', async () => {
  const shared = await Position.findById('PID001').lean()
  const activities = Array.from({ length: 400 }, (_, index) => ({
    ...{ id: `AIDX${index}`, name: `Activity ${index}`, nameHi: '', knowledgeResourceIds: [] },
  }))
  const [role] = shared?.roles ?? []
  await Position.updateOne({ _id: 'PID001' }, { $set: { roles: [{ ...role, activities }] } })
  await bumpFrameworkRevision()

  const { drawing, outline, leftOut } = await draw({ kind: 'position', id: 'PID001' }, 'en')
  expect(drawing.nodes).toHaveLength(120)
  expect(flat(outline).length).toBe(120 + leftOut)
})

test('there is no map of what does not exist', async () => {
  expect(await findFrameworkMap({ kind: 'position', id: 'PID999' }, 'en')).toBeNull()
  expect(await findFrameworkMap({ kind: 'theme', id: 'FUN-111' }, 'en')).toBeNull()
  expect(await findFrameworkMap({ kind: 'theme', id: '$where' }, 'en')).toBeNull()
})

test('names are broken into lines that fit, in both scripts', () => {
  expect(wrapText('Handling Leave and Travel', 12, 4)).toEqual(['Handling', 'Leave and', 'Travel'])
  expect(wrapText('अवकाश और यात्रा', 12, 4)).toEqual(['अवकाश और', 'यात्रा'])
  expect(wrapText('one two three four five six', 5, 2)).toEqual(['one', 'two…'])
  expect(wrapText('Unbreakable-word-that-is-long', 5, 2)).toEqual(['Unbreakable-word-that-is-long'])
})
