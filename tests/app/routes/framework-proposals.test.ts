import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { contentOfCompetency } from '#app/domain/competencies/node-content.ts'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { verifyFirst } from '#app/domain/competencies/verify-proposal.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CSRF_FIELD, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { loader as historyLoader } from '#app/routes/framework.history.$kind.$nodeId.tsx'
import { action as uploadAction, loader as importsLoader } from '#app/routes/framework.import._index.tsx'
import { loader as importLoader } from '#app/routes/framework.import.$importId._index.tsx'
import { action as proposeImportAction } from '#app/routes/framework.import.$importId.proposal.tsx'
import { loader as reportLoader } from '#app/routes/framework.import.$importId.report[.]csv.ts'
import { loader as listLoader } from '#app/routes/framework.proposals._index.tsx'
import { loader as proposalLoader } from '#app/routes/framework.proposals.$proposalId._index.tsx'
import { action as boardAction } from '#app/routes/framework.proposals.$proposalId.board-verification.tsx'
import { action as rejectAction } from '#app/routes/framework.proposals.$proposalId.rejection.tsx'
import {
  action as competencyAction,
  loader as competencyLoader,
} from '#app/routes/framework.proposals.new.competency.tsx'
import {
  action as positionAction,
  loader as positionLoader,
} from '#app/routes/framework.proposals.new.position.tsx'
import {
  action as retireAction,
  loader as retireLoader,
} from '#app/routes/framework.proposals.new.retirement.tsx'
import {
  action as renewAction,
  loader as renewLoader,
} from '#app/routes/framework.proposals.$proposalId.renewal.tsx'
import { loader as boardLoader } from '#app/routes/framework.proposals.$proposalId.board-verification.tsx'
import {
  action as changeTermAction,
  loader as changeTermLoader,
} from '#app/routes/framework.terms.$code.change.tsx'
import {
  action as dropTermAction,
  loader as dropTermLoader,
} from '#app/routes/framework.terms.$code.retirement.tsx'
import { loader as termsLoader } from '#app/routes/framework.terms._index.tsx'
import { action as keepAction } from '#app/routes/framework.terms.new.tsx'
import { expect, test } from '#tests/support/db.ts'
import {
  aBoardMember,
  aLearner,
  aProposal,
  aReviewer,
  aSteward,
  competencyContent,
  REASON,
  verifyTwice,
} from '#tests/support/factories/framework.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const args = (request: Request, params: Record<string, string> = {}) =>
  ({ request, params, context: { cspNonce: '', clientAddress: '192.0.2.1' } }) as LoaderFunctionArgs &
    ActionFunctionArgs

const NEW = '/framework/proposals/new'
const form = { ...competencyContent, reason: REASON }

test('a visitor is sent to sign in, a learner sees an empty list of their own', async () => {
  await expect(
    listLoader(args(new Request('http://localhost:3000/framework/proposals'))),
  ).rejects.toMatchObject({
    status: 302,
  })
  const page = await listLoader(
    args(await signedInRequest({ actor: await aLearner(), path: '/framework/proposals' })),
  )
  expect(page.proposals).toMatchObject({ list: 'mine', items: [], mayReadAll: false })
  expect(page.mayImport).toBe(false)
})

test('a competency is proposed by a plain form, after the like names have been looked at', async () => {
  const actor = await aLearner()
  const send = async (fields: Record<string, string>) =>
    await competencyAction(args(await signedInRequest({ actor, path: `${NEW}/competency`, form: fields })))

  const { name } = (await currentDictionary()).get('FUN-111')
  const missing = await send({ ...form, name: '' })
  expect(missing).toMatchObject({ init: { status: 422 } })
  const shown = (await send({ ...form, name, nameHi: '' })) as unknown as {
    data: { duplicates: { id: string }[] }
  }
  expect(shown.data.duplicates.length).toBeGreaterThan(0)
  const seen = shown.data.duplicates.map(({ id }) => id).join(' ')
  const sent = (await send({ ...form, name, nameHi: '', seen })) as unknown as Response
  expect(sent.status).toBe(302)
  expect(await FrameworkProposal.countDocuments({ 'content.name': name })).toBe(1)
})

test('what the rules of the framework refuse is said above the form', async () => {
  const actor = await aLearner()
  const path = `${NEW}/competency`
  const request = await signedInRequest({ actor, path, form: { ...form, parentCode: 'BEH-T01' } })
  expect(await competencyAction(args(request))).toMatchObject({
    init: { status: 422 },
    data: { lastResult: { error: { '': [expect.stringContaining('framework:refusals.themeOfOtherType')] } } },
  })
})

test('a change begins with what the node says now and carries its version', async () => {
  const actor = await aLearner()
  const path = `${NEW}/competency?node=FUN-111`
  const page = await competencyLoader(args(await signedInRequest({ actor, path })))
  expect(page).toMatchObject({ version: 1, standing: { type: 'functional', isTheme: false } })
  await expect(
    competencyLoader(args(await signedInRequest({ actor, path: `${NEW}/competency?node=FUN-999` }))),
  ).rejects.toMatchObject({ status: 404 })
})

test('a form for a position grows by a role without a script, and what is sent becomes a proposal', async () => {
  const actor = await aLearner()
  const path = `${NEW}/position`
  const page = await positionLoader(args(await signedInRequest({ actor, path })))
  expect(page.values).toMatchObject({ roles: [{}] })
  const fields = {
    name: 'Imagined Cartographer',
    designation: 'Cartographer (Imagined)',
    department: 'Department of Imagined Maps',
    reason: REASON,
    'roles[0].name': 'Drawing imagined maps',
    'roles[0].activities[0].name': 'Draw what is not there',
    'roles[0].activities[0].resources': 'KRID001 KRID002',
    'roles[0].competencies[0].code': 'fun-111',
    'roles[0].competencies[0].level': '3',
  }
  const intent = JSON.stringify({ type: 'insert', payload: { name: 'roles' } })
  const grown = await positionAction(
    args(await signedInRequest({ actor, path, form: { ...fields, __intent__: intent } })),
  )
  expect(grown).toMatchObject({ init: { status: 200 } })
  expect(await FrameworkProposal.countDocuments()).toBe(0)

  const sent = (await positionAction(
    args(await signedInRequest({ actor, path, form: fields })),
  )) as unknown as Response
  expect(sent.status).toBe(302)
  expect(await FrameworkProposal.findOne().lean()).toMatchObject({
    content: {
      roles: [
        {
          activities: [{ knowledgeResourceIds: ['KRID001', 'KRID002'] }],
          competencies: [{ code: 'FUN-111', level: 3 }],
        },
      ],
    },
  })
})

test('a decision without its office is refused, and one with it leads back to the proposal', async () => {
  const { proposalId } = await aProposal()
  await verifyFirst({ actor: await aReviewer(), proposalId })
  const path = `/framework/proposals/${proposalId}/board-verification`
  const decide = async (actor: Actor) =>
    await boardAction(args(await signedInRequest({ actor, path, form: { remarks: '' } }), { proposalId }))
  await expect(decide(await aReviewer())).rejects.toMatchObject({ status: 403 })
  expect(await decide(await aBoardMember())).toMatchObject({ status: 302 })
})

test('a refusal without a reason shows the form again', async () => {
  const { proposalId } = await aProposal()
  const request = await signedInRequest({
    ...{
      actor: await aReviewer(),
      path: `/framework/proposals/${proposalId}/rejection`,
      form: { reason: '' },
    },
  })
  expect(await rejectAction(args(request, { proposalId }))).toMatchObject({ init: { status: 422 } })
})

test.each(['not-an-id', '64b7f0c2a1d3e4f5a6b7c8d9'])(
  'the proposal %s of nobody is a 404',
  async (proposalId) => {
    const request = await signedInRequest({
      actor: await aReviewer(),
      path: `/framework/proposals/${proposalId}`,
    })
    await expect(proposalLoader(args(request, { proposalId }))).rejects.toMatchObject({ status: 404 })
  },
)

test('the history of a node is public, that of nothing a 404', async () => {
  const history = async (kind: string, nodeId: string) =>
    await historyLoader(
      args(new Request(`http://localhost:3000/framework/history/${kind}/${nodeId}`), { kind, nodeId }),
    )
  expect((await history('competency', 'FUN-111')).history.entries).toHaveLength(1)
  expect((await history('position', 'PID001')).mayPropose).toBe(false)
  await expect(history('competency', 'FUN-999')).rejects.toMatchObject({ status: 404 })
  await expect(history('thing', 'FUN-111')).rejects.toMatchObject({ status: 404 })
})

test('a steward merges by a form; others do not reach it', async () => {
  const fields = { kind: 'competency', node: 'FUN-111', successor: 'FUN-045', reason: REASON }
  const path = `${NEW}/retirement`
  const send = async (actor: Actor) =>
    await retireAction(args(await signedInRequest({ actor, path, form: fields })))
  await expect(send(await aLearner())).rejects.toMatchObject({ status: 403 })
  expect(await send(await aSteward())).toMatchObject({ status: 302 })
  expect(await FrameworkProposal.findOne().lean()).toMatchObject({ action: 'merge', redirectTo: 'FUN-045' })
})

test('what goes out of use and what takes its place are found by words, code or likeness, each at an address', async () => {
  const actor = await aSteward()
  const ask = async (query: string, by: Actor = actor) => {
    const request = await signedInRequest({ actor: by, path: `${NEW}/retirement?${query}` })
    return (await retireLoader(args(request))).picker
  }
  const ids = (rows: { id: string }[] | null) => rows?.map(({ id }) => id)

  expect(await ask('')).toEqual({ node: null, successor: null, found: null, alike: [] })
  expect(ids((await ask('q=fun-111')).found)?.[0]).toBe('FUN-111')
  expect(ids((await ask('q=reserch+need+analysis')).found)).toEqual(
    expect.arrayContaining(['FUN-045', 'FUN-051']),
  )
  const chosen = await ask('node=FUN-045&q=Research')
  expect(chosen.node).toMatchObject({ id: 'FUN-045' })
  expect(ids(chosen.alike)).toContain('FUN-051')
  expect(ids(chosen.found)).not.toContain('FUN-045')
  expect((await ask('node=FUN-045&successor=FUN-051')).successor).toMatchObject({ id: 'FUN-051' })
  expect((await ask('node=FUN-045&successor=FUN-045')).successor).toBeNull()
  expect((await ask('node=FUN-999')).node).toBeNull()
  expect(ids((await ask('kind=position&q=PID007')).found)).toContain('PID007')
  expect((await ask('kind=resource&q=rules')).found?.length).toBeGreaterThan(0)
  await expect(ask('', await aLearner())).rejects.toMatchObject({ status: 403 })
})

test('a provider keeps a term of its own by a form', async () => {
  const { reason: _reason, ...fields } = form
  const path = '/framework/terms/new'
  const kept = await keepAction(args(await signedInRequest({ actor: await anAuthor(), path, form: fields })))
  expect(kept).toMatchObject({ status: 302 })
})

test('a file is read, its report downloaded, and proposed when it is asked for', async () => {
  const actor = await aSteward()
  const upload = async (text: string, format = 'designations') => {
    const plain = await signedInRequest({ actor, path: '/framework/import' })
    const body = new FormData()
    body.set('format', format)
    body.set('file', new File([text], 'needs.csv', { type: 'text/csv' }))
    body.set(CSRF_FIELD, await csrfTokenFor(plain))
    const headers = { Cookie: plain.headers.get('Cookie') ?? '' }
    return await uploadAction(args(new Request(plain.url, { method: 'POST', headers, body })))
  }
  expect(await upload('')).toMatchObject({ init: { status: 422 } })
  expect(await upload('x', 'anything')).toMatchObject({ init: { status: 422 } })

  const text = [
    'designation,department,competency_code,level,reason',
    'Imagined Officer,Imagined Department,FUN-111,2,x',
  ].join('\n')
  const answer = (await upload(text)) as Response
  const importId = answer.headers.get('Location')?.split('/').at(-1) ?? ''
  const path = `/framework/import/${importId}`
  const page = await importLoader(args(await signedInRequest({ actor, path }), { importId }))
  expect(page.view).toMatchObject({ mayPropose: true, report: { counts: { new: 1 } } })
  const report = await reportLoader(args(await signedInRequest({ actor, path }), { importId }))
  expect(await report.text()).toContain('2,,PIDX')
  const proposing = await signedInRequest({ actor, path: `${path}/proposal`, form: { reason: REASON } })
  expect(await proposeImportAction(args(proposing, { importId }))).toMatchObject({ status: 302 })
  const list = await importsLoader(
    args(await signedInRequest({ actor: await aReviewer(), path: '/framework/import' })),
  )
  expect(list).toMatchObject({ mayImport: false, imports: [{ id: importId, counts: { proposed: 1 } }] })
})

test('a provider changes a term of its own by a form and takes it out of use; a stranger finds nothing there', async () => {
  const actor = await anAuthor()
  const { reason: _reason, ...fields } = form
  await keepAction(args(await signedInRequest({ actor, path: '/framework/terms/new', form: fields })))
  const list = async () =>
    (await termsLoader(args(await signedInRequest({ actor, path: '/framework/terms' })))).terms
  const code = (await list())[0]?.code ?? ''
  const path = `/framework/terms/${code}/change`
  const ask = async (who: Actor, sent?: Record<string, string>) =>
    [args(await signedInRequest({ actor: who, path, ...(sent && { form: sent }) }), { code })] as const

  const page = await changeTermLoader(...(await ask(actor)))
  expect(page).toMatchObject({ version: 1, values: { name: form.name }, standing: { isTheme: false } })
  const change = { ...fields, name: 'Zoological Mapping', baseVersion: '1' }
  expect(await changeTermAction(...(await ask(actor, { ...change, name: '' })))).toMatchObject({
    init: { status: 422 },
  })
  expect(await changeTermAction(...(await ask(actor, change)))).toMatchObject({ status: 302 })
  // Sent a second time, it was written for a version that is no more.
  expect(await changeTermAction(...(await ask(actor, change)))).toMatchObject({ init: { status: 409 } })

  const stranger = await anAuthor()
  await expect(changeTermLoader(...(await ask(stranger)))).rejects.toMatchObject({ status: 404 })
  await expect(dropTermLoader(...(await ask(await aLearner())))).rejects.toMatchObject({ status: 403 })
  expect(await dropTermAction(...(await ask(stranger, {})))).toMatchObject({ init: { status: 404 } })
  expect((await dropTermLoader(...(await ask(actor)))).usedBy).toEqual({ courses: 0, people: 0 })
  expect(await dropTermAction(...(await ask(actor, {})))).toMatchObject({ status: 302 })
  expect(await list()).toMatchObject([{ name: 'Zoological Mapping', isDropped: true }])
})

test('an outdated proposal is closed to the board and renewed by its proposer', async () => {
  const actor = await aLearner()
  const dictionary = await currentDictionary()
  const content = contentOfCompetency(dictionary.get('FUN-111'))
  const { proposalId } = await aProposal({
    actor,
    nodeId: 'FUN-111',
    content: { ...content, nameHi: 'पहला' },
  })
  await verifyFirst({ actor: await aReviewer(), proposalId })
  const other = await aProposal({ nodeId: 'FUN-111', content: { ...content, description: 'Another.' } })
  await verifyTwice(other.proposalId)

  const path = `/framework/proposals/${proposalId}/renewal`
  const board = await signedInRequest({ actor: await aBoardMember(), path })
  expect(await boardLoader(args(board, { proposalId }))).toMatchObject({ isOpen: false })
  const page = await renewLoader(args(await signedInRequest({ actor, path }), { proposalId }))
  expect(page.renewal).toMatchObject({ version: 2, contested: [] })
  const renew = async (version: string) =>
    await renewAction(args(await signedInRequest({ actor, path, form: { version } }), { proposalId }))
  expect(await renew('1')).toMatchObject({ init: { status: 409 } })
  expect(await renew('2')).toMatchObject({ status: 302 })
  expect(await FrameworkProposal.findById(proposalId).lean()).toMatchObject({
    ...{ status: 'proposed', baseVersion: 2, firstVerification: null },
  })
})
