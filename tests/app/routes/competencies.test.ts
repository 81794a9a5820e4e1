import { definedTermJsonLd } from '#app/components/competencies/defined-term.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { loader as searchLoader } from '#app/routes/competencies._index.tsx'
import { loader as competencyLoader } from '#app/routes/competencies.$code.tsx'
import { loader as positionsLoader } from '#app/routes/framework._index.tsx'
import { loader as exportLoader } from '#app/routes/framework.export._index.tsx'
import { loader as mapLoader } from '#app/routes/framework.map.tsx'
import { loader as positionLoader } from '#app/routes/framework.positions.$positionId.tsx'
import { expect, test } from '#tests/support/db.ts'

const context = { cspNonce: '', clientAddress: '' }
const args = (path: string, params = {}, headers: Record<string, string> = {}) => ({
  request: new Request(`http://localhost:3000${path}`, { headers }),
  params,
  context,
})
const look = async (code: string) =>
  await competencyLoader(args(`/competencies/${encodeURIComponent(code)}`, { code }))
const thrownBy = async (work: Promise<unknown>) => (await work.catch((thrown: unknown) => thrown)) as Response

async function found(code: string) {
  const { page } = (await look(code)).data
  if (page.kind !== 'found') throw new Error(`${code} is ${page.kind}.`)
  return page
}

test('the search of competencies speaks the language of the visitor and takes any address', async () => {
  const english = await searchLoader(args('/competencies?q=leave'))
  expect(english.title).toBe('Competencies for “leave” · Karmashala')
  expect(english.search.total).toBeGreaterThan(0)
  const hindi = await searchLoader(args('/competencies', {}, { 'Accept-Language': 'hi' }))
  expect(hindi.title).toBe('दक्षताएँ · कर्मशाला')
  for (const odd of [
    '?page=x&type=nothing',
    `?q=${'x'.repeat(3_000)}`,
    '?q=%00%FF&page=-1',
    '?type[]=domain&q[]=1',
  ]) {
    await expect(searchLoader(args(`/competencies${odd}`))).resolves.toMatchObject({ search: { page: 1 } })
  }
})

test('a competency has a permanent address and says where its CASE item is', async () => {
  const page = await found('FUN-111')
  expect(page.url).toBe('http://localhost:3000/competencies/FUN-111')
  expect(page.caseUrl).toMatch(/^http:\/\/localhost:3000\/ims\/case\/v1p1\/CFItems\/[0-9a-f-]{36}$/)
})

test('a competency describes itself as a defined term of a set, in both languages, and no name ends the element', async () => {
  const { competency, jsonLd } = await found('FUN-111')
  expect(JSON.parse(jsonLd)).toMatchObject({
    '@type': 'DefinedTerm',
    termCode: 'FUN-111',
    url: 'http://localhost:3000/competencies/FUN-111',
    inDefinedTermSet: { '@type': 'DefinedTermSet', url: 'http://localhost:3000/competencies' },
    name: [
      { '@value': competency.name, '@language': 'en' },
      { '@value': competency.nameHi, '@language': 'hi' },
    ],
  })
  const evil = { ...competency, name: '</script><script>alert(1)</script>' }
  expect(definedTermJsonLd(evil, { appOrigin: 'http://localhost:3000', language: 'en' })).not.toContain('<')
})

test('a merged competency leads on for ever, one retired for good answers 410, an unknown code 404 with near ones', async () => {
  await Competency.updateOne({ _id: 'FUN-111' }, { $set: { status: 'retired', redirectTo: 'FUN-110' } })
  await Competency.updateOne({ _id: 'FUN-109' }, { $set: { status: 'retired', redirectTo: null } })
  await bumpFrameworkRevision()

  const moved = await thrownBy(look('FUN-111'))
  expect(moved.status).toBe(301)
  expect(moved.headers.get('Location')).toBe('/competencies/FUN-110')
  expect((await look('FUN-109')).init?.status).toBe(410)
  const unknown = await look('FUN-1100')
  expect(unknown.init?.status).toBe(404)
  expect(unknown.data.page).toMatchObject({ kind: 'unknown', code: 'FUN-1100' })
  expect(unknown.data.page.kind === 'unknown' && unknown.data.page.near.map(({ code }) => code)).toContain(
    'FUN-110',
  )
  expect((await thrownBy(look('x'.repeat(101)))).status).toBe(404)
})

test('positions are found by words and department, and each has a page', async () => {
  const { list } = await positionsLoader(args('/framework?q=postal&department=Department+of+Posts'))
  expect(list.positions.map(({ id }) => id)).toContain('PID012')
  const page = await positionLoader(args('/framework/positions/PID012', { positionId: 'PID012' }))
  expect(page.url).toBe('http://localhost:3000/framework/positions/PID012')
  const visit = (positionId: string) => positionLoader(args('/framework/positions/x', { positionId }))
  for (const odd of ['PID999', '$ne', '../PID001']) expect((await thrownBy(visit(odd))).status).toBe(404)

  await Position.updateOne({ _id: 'PID012' }, { $set: { status: 'retired', redirectTo: 'PID011' } })
  await bumpFrameworkRevision()
  const moved = await thrownBy(visit('PID012'))
  expect(moved.status).toBe(301)
  expect(moved.headers.get('Location')).toBe('/framework/positions/PID011')
})

test('the map shows what the address asks for, in the language of the visitor, and nothing that does not exist', async () => {
  const map = async (show: string, headers = {}) =>
    await mapLoader(args(`/framework/map${show}`, {}, headers))
  expect((await map('')).map.outline.kind).toBe('area')
  expect((await map('?show=position:PID001')).map.title).toBe('Secretary')
  expect((await map('?show=position%3APID001', { 'Accept-Language': 'hi' })).map.title).toBe('सचिव')
  for (const odd of ['position:', 'theme:FUN-111', 'area:all', 'x', 'position:PID001:x:y'.repeat(30)]) {
    expect((await thrownBy(map(`?show=${odd}`))).status).toBe(404)
  }
})

test('the page of downloads names the CASE service of this place', async () => {
  const { service, documentId } = await exportLoader(args('/framework/export'))
  expect(service).toBe('http://localhost:3000/ims/case/v1p1')
  expect(documentId).toMatch(/^[0-9a-f-]{36}$/)
})
