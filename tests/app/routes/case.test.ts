import { fromCFPackage, makeDictionary, parseFramework, type CFItem, type CFPackage } from '@karmashala/frac'
import { parsePositions } from '@karmashala/frac/server'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { FRAMEWORK_FILES } from '#app/domain/explorer/framework-file-names.ts'
import { loader as fileLoader } from '#app/routes/framework.export.$file.ts'
import { action as postOne, loader as oneLoader } from '#app/routes/ims.case.v1p1.$collection.$identifier.ts'
import { loader as listLoader } from '#app/routes/ims.case.v1p1.$collection._index.ts'
import { expect, test } from '#tests/support/db.ts'

const ORIGIN = 'http://localhost:3000'
const context = { cspNonce: '', clientAddress: '' }

async function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}${path}`, { headers })
  const [, , , , collection = '', identifier] = new URL(request.url).pathname.split('/')
  const answer = identifier
    ? await oneLoader({ request, params: { collection, identifier }, context })
    : await listLoader({ request, params: { collection }, context })
  return answer
}

async function fetchFile(file: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}/framework/export/${file}`, { headers })
  return await fileLoader({ request, params: { file }, context })
}

async function thePackage(): Promise<CFPackage> {
  const { CFDocuments } = (await (await ask('/ims/case/v1p1/CFDocuments')).json()) as {
    CFDocuments: { CFPackageURI: { uri: string } }[]
  }
  const { pathname } = new URL(CFDocuments[0]?.CFPackageURI.uri ?? '')
  return (await (await ask(pathname)).json()) as CFPackage
}

test('from the list of documents every address of the package can be followed and answers with the object it names', async () => {
  const cfPackage = await thePackage()
  const items = cfPackage.CFItems.filter((_, index) => index % 40 === 0)
  const associations = cfPackage.CFAssociations.filter((_, index) => index % 100 === 0)
  const definitions = [...cfPackage.CFDefinitions.CFAssociationGroupings, ...cfPackage.CFRubrics]
  for (const { uri, identifier } of [cfPackage.CFDocument, ...items, ...associations, ...definitions]) {
    const answer = await ask(new URL(uri).pathname)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ identifier, uri })
  }
  const type = items[0]?.CFItemTypeURI
  const types = await (await ask(new URL(type?.uri ?? '').pathname)).json()
  expect(types).toMatchObject({ CFItemTypes: [{ identifier: type?.identifier }] })
})

test('the package another system fetches holds the whole dictionary', async () => {
  const { framework } = fromCFPackage(JSON.stringify(await thePackage()))
  expect(framework?.competencies.map(({ code }) => code)).toContain('FUN-111')
  expect(framework?.positions).toHaveLength(20)
})

test('an item stands with its associations, and a browser that follows its address comes to its page', async () => {
  const cfPackage = await thePackage()
  const item = cfPackage.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === 'FUN-111')
  const set = await (await ask(`/ims/case/v1p1/CFItemAssociations/${item?.identifier}`)).json()
  expect(set).toMatchObject({ CFItem: { humanCodingScheme: 'FUN-111' } })
  expect((set as { CFAssociations: unknown[] }).CFAssociations.length).toBeGreaterThan(1)

  const path = new URL(item?.uri ?? '').pathname
  const browser = await ask(path, { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
  expect(browser.status).toBe(303)
  expect(browser.headers.get('Location')).toBe(`${ORIGIN}/competencies/FUN-111`)
  const program = await ask(path, { Accept: '*/*' })
  expect(((await program.json()) as CFItem).CFDocumentURI.uri).toBe(cfPackage.CFDocument.uri)
  expect(program.headers.get('Link')).toBe(
    `<${ORIGIN}/competencies/FUN-111>; rel="alternate"; type="text/html"`,
  )
  const role = cfPackage.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === 'RID001')
  const toRole = await ask(new URL(role?.uri ?? '').pathname, { Accept: 'text/html' })
  expect(toRole.headers.get('Location')).toBe(`${ORIGIN}/framework/positions/PID001#RID001`)
})

test('anybody may read the answers from any origin, and is told when nothing has changed', async () => {
  const first = await ask('/ims/case/v1p1/CFDocuments')
  expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(first.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
  expect(first.headers.get('X-Total-Count')).toBe('1')
  expect(first.headers.get('Cache-Control')).toMatch(/^public/)
  const etag = first.headers.get('ETag') ?? ''
  const again = await ask('/ims/case/v1p1/CFDocuments', { 'If-None-Match': `"other", ${etag.slice(2)}` })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
  expect(again.headers.get('ETag')).toBe(etag)

  await Competency.updateOne({ _id: 'FUN-111' }, { $set: { name: 'Renamed in a test' } })
  await bumpFrameworkRevision()

  const changed = await ask('/ims/case/v1p1/CFDocuments', { 'If-None-Match': etag })
  expect(changed.status).toBe(200)
  const names = (await thePackage()).CFItems.map(({ abbreviatedStatement }) => abbreviatedStatement)
  expect(names).toContain('Renamed in a test')
})

test('what the service does not know, or cannot do, is said in its own form', async () => {
  const unknown = [
    '/ims/case/v1p1/CFItems/00000000-0000-5000-8000-000000000000',
    '/ims/case/v1p1/CFDocuments/00000000-0000-5000-8000-000000000000',
    '/ims/case/v1p1/constructor/00000000-0000-5000-8000-000000000000',
    '/ims/case/v1p1/CFItems',
  ]
  for (const path of unknown) {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await answer.json()).toMatchObject({
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'unknownobject' }] },
    })
  }
  const malformed = await ask('/ims/case/v1p1/CFItems/FUN-111')
  expect(malformed.status).toBe(404)
  expect(JSON.stringify(await malformed.json())).toContain('invalid_uuid')
  expect(postOne().status).toBe(405)
})

test('the list of documents can be cut, sorted and narrowed to fields; what makes no sense is refused', async () => {
  const list = async (search: string) => {
    const answer = await ask(`/ims/case/v1p1/CFDocuments?${search}`)
    return { status: answer.status, body: (await answer.json()) as { CFDocuments?: object[] } }
  }
  expect((await list('fields=title,identifier&sort=title&orderBy=desc&limit=1')).body.CFDocuments).toEqual([
    { title: expect.any(String) as string, identifier: expect.any(String) as string },
  ])
  expect((await list('offset=1')).body.CFDocuments).toEqual([])
  for (const search of [
    'limit=0',
    'limit=x',
    'offset=-1',
    'orderBy=up',
    'fields=password',
    'filter=a',
    'limit=1e3',
  ]) {
    const { status, body } = await list(search)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain('invalid_selection_field')
  }
  expect(JSON.stringify((await list('sort=__proto__')).body)).toContain('invalid_sort_field')
})

test('the framework can be fetched in every format, and what is fetched can be read again', async () => {
  for (const file of FRAMEWORK_FILES) {
    const answer = await fetchFile(file)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Disposition')).toContain(`filename="karmashala-${file}"`)
    expect(answer.headers.get('Content-Type')).toContain(
      file.endsWith('.csv') ? 'text/csv' : 'application/json',
    )
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const text = await answer.text()
    expect(text.length).toBeGreaterThan(1_000)
    const known = await fetchFile(file, { 'If-None-Match': answer.headers.get('ETag') ?? '' })
    expect(known.status).toBe(304)
  }
  const { framework, problems } = parseFramework(await (await fetchFile('framework.json')).text())
  expect(problems).toEqual([])
  expect(framework?.positions).toHaveLength(20)
  const sheet = parsePositions(await (await fetchFile('positions.csv')).text(), {
    dictionary: makeDictionary(framework?.competencies ?? []),
    knowledgeResources: framework?.knowledgeResources ?? [],
  })
  expect(sheet.problems).toEqual([])
})

test('a file nobody offers is a 404', async () => {
  for (const file of ['users.json', '__proto__', '../framework.json', '']) {
    const answer = (await fetchFile(file).catch((thrown: unknown) => thrown)) as Response
    expect(answer.status).toBe(404)
  }
})
