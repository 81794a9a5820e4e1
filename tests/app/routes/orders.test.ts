import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { loader as orderLoader } from '#app/routes/orders.$orderId._index.tsx'
import { action as acceptAction } from '#app/routes/orders.$orderId.acceptance.tsx'
import { action as cancelAction } from '#app/routes/orders.$orderId.cancellation.tsx'
import { action as checkAction } from '#app/routes/orders.$orderId.payment-check.tsx'
import { action as placeAction, loader as placeLoader } from '#app/routes/orders.$orderId.placement.tsx'
import { action as sanctionAction, loader as sanctionLoader } from '#app/routes/orders.$orderId.sanction.tsx'
import { loader as listLoader } from '#app/routes/orders._index.tsx'
import { action as newAction, loader as newLoader } from '#app/routes/orders.new.tsx'
import { expect, test } from '#tests/support/db.ts'
import { anOffering } from '#tests/support/factories/offerings.ts'
import {
  aPlacedOrder,
  aRaisedOrder,
  aSanctionedOrder,
  COMPARISON,
  NEED,
  officials,
  readOrder,
} from '#tests/support/factories/orders.ts'
import { signedInRequest } from '#tests/support/requests.ts'

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown
type Call = {
  actor: Actor
  path: string
  orderId?: string
  form?: Record<string, string>
  withCsrf?: boolean
}

/** Calls a loader or action as the person's browser would; a thrown response is answered like a returned one. */
async function call(handler: Handler, { orderId, ...sent }: Call) {
  const request = await signedInRequest(sent)
  try {
    return await handler({ request, params: { orderId }, context: {} } as never)
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

const statusOf = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } | null }).init?.status
const answers = (need = NEED) => ({ need, comparison: COMPARISON })

test('the form for a new order shows the price of the number typed', async () => {
  const { officer } = await officials()
  const { slug } = await anOffering({ pricePerSeatPerYearInPaise: 50_000 })

  expect(await call(newLoader, { actor: officer, path: `/orders/new?course=${slug}&seats=4` })).toMatchObject(
    {
      quote: { amounts: { seats: 4, subtotalInPaise: 200_000, gstInPaise: 36_000, totalInPaise: 236_000 } },
      error: null,
    },
  )
  expect(await call(newLoader, { actor: officer, path: '/orders/new' })).toMatchObject({ quote: null })
})

test.each(['0', '-3', 'many', '1.5', '100001'])(
  '%s typed as a number of seats gets a reason and no price',
  async (typed) => {
    const { officer } = await officials()
    const { slug } = await anOffering()

    const answer = await call(newLoader, {
      actor: officer,
      path: `/orders/new?course=${slug}&seats=${typed}`,
    })

    expect(answer).toMatchObject({
      quote: { amounts: null },
      error: expect.stringMatching(/^errors:/) as string,
    })
  },
)

test('a course that is not on sale, or does not exist, is not found', async () => {
  const { officer } = await officials()
  expect(
    statusOf(await call(newLoader, { actor: officer, path: '/orders/new?course=nothing&seats=1' })),
  ).toBe(404)
})

test('an order is raised from the form, and the officer is led to it', async () => {
  const { officer } = await officials()
  const { courseId } = await anOffering({ pricePerSeatPerYearInPaise: 50_000 })
  const form = { courseId, seats: '4', shownPriceInPaise: '50000', ...answers() }

  const answer = await call(newAction, { actor: officer, path: '/orders/new', form })

  const order = await Order.findOne().lean()
  expect(statusOf(answer)).toBe(302)
  expect((answer as Response).headers.get('Location')).toBe(`/orders/${String(order?._id)}`)
})

test('a form with missing fields is shown again with a reason at each, and nothing is saved', async () => {
  const { officer } = await officials()
  const { courseId } = await anOffering()

  const answer = await call(newAction, {
    actor: officer,
    path: '/orders/new',
    form: { courseId, need: 'short' },
  })

  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      initialValue: { need: 'short' },
      error: { seats: ['errors:wholeNumber'], need: ['errors:tooShort'], comparison: ['errors:required'] },
    },
  })
  expect(await Order.countDocuments()).toBe(0)
})

test('a price that changed is a conflict above the form', async () => {
  const { officer } = await officials()
  const { courseId } = await anOffering({ pricePerSeatPerYearInPaise: 50_000 })
  const form = { courseId, seats: '1', shownPriceInPaise: '40000', ...answers() }

  expect(await call(newAction, { actor: officer, path: '/orders/new', form })).toMatchObject({
    init: { status: 409 },
    data: { error: { '': ['buy:refusals.priceChanged'] } },
  })
})

test('a form without its token is refused', async () => {
  const { officer, orderId } = await aSanctionedOrder()
  const answer = await call(placeAction, { actor: officer, orderId, path: '/x', form: {}, withCsrf: false })
  expect(statusOf(answer)).toBe(403)
  expect((await readOrder(orderId)).status).toBe('sanctioned')
})

test('an order goes from sanction to acceptance through its pages', async () => {
  const { officer, authority, manager, orderId } = await aRaisedOrder()
  const path = `/orders/${orderId}`

  const sanctioning = { actor: authority, orderId, path: `${path}/sanction` }
  expect(statusOf(await call(sanctionAction, { ...sanctioning, form: { reference: '' } }))).toBe(422)
  expect(statusOf(await call(sanctionAction, { ...sanctioning, form: { reference: 'A-1/2026' } }))).toBe(302)
  expect(
    statusOf(await call(placeAction, { actor: officer, orderId, path: `${path}/placement`, form: {} })),
  ).toBe(302)
  const { billing } = await readOrder(orderId)
  await getRuntime().billing.markPaidOutOfBand(billing?.invoiceId ?? '')
  expect(
    statusOf(await call(checkAction, { actor: officer, orderId, path: `${path}/payment-check`, form: {} })),
  ).toBe(302)
  expect(
    statusOf(await call(acceptAction, { actor: manager, orderId, path: `${path}/acceptance`, form: {} })),
  ).toBe(302)

  expect(await call(orderLoader, { actor: officer, orderId, path })).toMatchObject({
    order: { status: 'accepted', steps: [] },
    seats: { counts: { granted: 3, available: 3 } },
  })
})

test('the page of a step that is not due says so', async () => {
  const { officer, authority, orderId } = await aPlacedOrder()
  expect(statusOf(await call(placeLoader, { actor: officer, orderId, path: '/x' }))).toBe(409)
  expect(statusOf(await call(sanctionLoader, { actor: authority, orderId, path: '/x' }))).toBe(409)
  expect(statusOf(await call(placeAction, { actor: officer, orderId, path: '/x', form: {} }))).toBe(409)
})

test('a foreign, unknown or malformed order in the address is not found', async () => {
  const { orderId } = await aSanctionedOrder()
  const { officer } = await officials()
  const remarks = 'For imagined reasons.'
  for (const id of [orderId, 'f'.repeat(24), 'nonsense', '..']) {
    expect(statusOf(await call(orderLoader, { actor: officer, orderId: id, path: '/x' })), id).toBe(404)
    expect(statusOf(await call(placeAction, { actor: officer, orderId: id, path: '/x', form: {} })), id).toBe(
      404,
    )
    expect(
      statusOf(await call(cancelAction, { actor: officer, orderId: id, path: '/x', form: { remarks } })),
      id,
    ).toBe(404)
  }
  expect((await readOrder(orderId)).status).toBe('sanctioned')
})

test('who is not signed in is led to sign in, and who may not is refused', async () => {
  const { manager, officer, orderId } = await aRaisedOrder()
  const request = new Request('http://localhost:3000/orders')
  const answer = await Promise.resolve(listLoader({ request, params: {}, context: {} } as never)).catch(
    (thrown: unknown) => thrown,
  )
  expect((answer as Response).headers.get('Location')).toBe('/sign-in?to=%2Forders')
  expect(statusOf(await call(newLoader, { actor: manager, path: '/orders/new' }))).toBe(403)
  expect(statusOf(await call(sanctionLoader, { actor: officer, orderId, path: '/x' }))).toBe(403)
})
