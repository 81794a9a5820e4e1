import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { assignSeats } from '#app/domain/seats/assign-seats.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CSRF_FIELD } from '#app/lib/csrf.server.ts'
import { action as assignAction, loader as assignLoader } from '#app/routes/seats.$orderId.assign.tsx'
import { action as csvAction } from '#app/routes/seats.$orderId.csv.tsx'
import { loader as holdersLoader } from '#app/routes/seats.$orderId._index.tsx'
import { action as releaseAction, loader as releaseLoader } from '#app/routes/seats.$orderId.release.tsx'
import { expect, test } from '#tests/support/db.ts'
import { aPlacedOrder, anActiveOrder, officials } from '#tests/support/factories/orders.ts'
import { anEmployee, ledgerOf } from '#tests/support/factories/seats.ts'
import { signedInRequest } from '#tests/support/requests.ts'

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown
type Call = {
  actor: Actor
  orderId: string
  path?: string
  form?: Record<string, string | string[]>
  file?: string
}

/** Calls a loader or action as the person's browser would; `file` is uploaded. */
async function call(handler: Handler, { orderId, path = '/x', file, ...sent }: Call) {
  const form = file === undefined ? sent.form : {}
  let request = await signedInRequest({ actor: sent.actor, path, ...(form && { form }) })
  if (file !== undefined) {
    const body = new FormData()
    body.set(CSRF_FIELD, new URLSearchParams(await request.text()).get(CSRF_FIELD) ?? '')
    body.set('file', new File([file], 'people.csv', { type: 'text/csv' }))
    request = new Request(request.url, {
      method: 'POST',
      headers: { Cookie: request.headers.get('Cookie') ?? '' },
      body,
    })
  }
  try {
    return await handler({ request, params: { orderId }, context: {} } as never)
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

const statusOf = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } | null }).init?.status
const goesTo = (answer: unknown) => (answer as Response).headers.get('Location')

test('people ticked in the list get their seats', async () => {
  const { ministry, manager, orderId } = await anActiveOrder()
  const userIds = [(await anEmployee(ministry)).id, (await anEmployee(ministry)).id]

  expect(goesTo(await call(assignAction, { actor: manager, orderId, form: { userIds } }))).toBe(
    `/seats/${orderId}?assigned=2`,
  )
  expect(await ledgerOf(orderId)).toMatchObject({ available: 1, assigned: 2 })
  const page = await call(assignLoader, { actor: manager, orderId, path: '/x?q=Imagined' })
  expect(page).toMatchObject({
    candidates: { items: expect.arrayContaining([expect.objectContaining({ hasSeat: true })]) as [] },
  })
})

test.each([
  ['nobody ticked', {}],
  ['something that is no person', { userIds: 'nonsense' }],
])('%s is refused with a reason', async (_name, form) => {
  const { manager, orderId } = await anActiveOrder()
  expect(statusOf(await call(assignAction, { actor: manager, orderId, form }))).toBe(422)
})

test('a file gives seats, and a wrong one is answered line by line', async () => {
  const { ministry, manager, orderId } = await anActiveOrder()
  const { email } = await anEmployee(ministry)

  expect(
    await call(csvAction, { actor: manager, orderId, file: `email\n${email}\nnobody@example.org` }),
  ).toMatchObject({
    init: { status: 422 },
    data: { problems: [{ line: 3, who: 'nobody@example.org', message: 'buy:refusals.unknownEmployee' }] },
  })
  expect(await call(csvAction, { actor: manager, orderId, file: 'name\nx' })).toMatchObject({
    init: { status: 422 },
    data: { message: 'buy:refusals.wrongColumns {"columns":"email, employee_number"}' },
  })
  expect(statusOf(await call(csvAction, { actor: manager, orderId, file: '' }))).toBe(422)
  expect(statusOf(await call(csvAction, { actor: manager, orderId, file: 'x'.repeat(1_100_000) }))).toBe(413)
  expect(await Seat.countDocuments({ isHeld: true })).toBe(0)

  expect(goesTo(await call(csvAction, { actor: manager, orderId, file: `email\n${email}` }))).toContain(
    'assigned=1',
  )
})

test('a seat is taken back after a page that asks', async () => {
  const { ministry, manager, orderId } = await anActiveOrder()
  const employee = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
  const seatId = String((await Seat.findOne({ isHeld: true }).lean())?._id)
  const asking = { actor: manager, orderId, path: `/seats/${orderId}/release?seat=${seatId}` }

  expect(await call(releaseLoader, asking)).toMatchObject({
    seat: { name: employee.name, status: 'assigned' },
  })
  expect(goesTo(await call(releaseAction, { actor: manager, orderId, form: { seatId } }))).toContain(
    'released=1',
  )

  expect(statusOf(await call(releaseLoader, asking))).toBe(409)
  expect(statusOf(await call(releaseAction, { actor: manager, orderId, form: { seatId } }))).toBe(409)
})

test('foreign, unknown and malformed ids in the address are not found', async () => {
  const { ministry, manager, orderId } = await anActiveOrder()
  const employee = await anEmployee(ministry)
  await assignSeats({ actor: manager, orderId, userIds: [employee.id] })
  const seatId = String((await Seat.findOne({ isHeld: true }).lean())?._id)
  const stranger = (await officials()).manager

  for (const id of [orderId, 'f'.repeat(24), 'nonsense']) {
    expect(statusOf(await call(holdersLoader, { actor: stranger, orderId: id })), id).toBe(404)
    const form = { userIds: stranger.id }
    expect(statusOf(await call(assignAction, { actor: stranger, orderId: id, form })), id).toBe(404)
  }
  expect(statusOf(await call(releaseAction, { actor: stranger, orderId, form: { seatId } }))).toBe(404)
  expect(statusOf(await call(releaseLoader, { actor: manager, orderId, path: '/x?seat=nonsense' }))).toBe(404)
  expect(await ledgerOf(orderId)).toMatchObject({ assigned: 1 })
})

test('an order that is not paid yet has no seats to show', async () => {
  const { manager, orderId } = await aPlacedOrder()
  expect(statusOf(await call(holdersLoader, { actor: manager, orderId }))).toBe(404)
})

test('a procurement officer sees who has a seat but cannot give one', async () => {
  const { officer, orderId } = await anActiveOrder()
  expect(await call(holdersLoader, { actor: officer, orderId })).toMatchObject({ mayAssign: false })
  expect(statusOf(await call(assignLoader, { actor: officer, orderId }))).toBe(403)
})
