import { ApiError, invalidRequest } from './api-error.server.ts'
import { oneYearAfter } from './amounts.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { pageOf, pageParams } from './pages.server.ts'
import { integer, required, text } from './params.server.ts'
import { type Customer } from './records.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'
import { type Reader, type Stored } from './store.server.ts'

const KEPT_SECONDS = 30 * 86_400

export type TestClock = Stored & {
  object: 'test_helpers.test_clock'
  created: number
  deletes_after: number
  frozen_time: number
  name: string | null
  status: 'ready' | 'advancing'
  status_details: { advancing?: { target_frozen_time: number } }
}

const OBJECT = 'test_helpers.test_clock'
const getClock = (context: Context, id: string, param?: string) =>
  getRecord<TestClock>(context, OBJECT, id, param)

/** The clock a customer lives by, if it is not the real one. */
export function clockOf(reader: Reader, customerId: string | null | undefined): TestClock | undefined {
  const customer = customerId ? reader.find<Customer>('customer', customerId) : undefined
  const clockId = customer?.test_clock
  return typeof clockId === 'string' ? reader.find<TestClock>(OBJECT, clockId) : undefined
}

/** The same context at the present of a customer: the frozen time of their clock. */
export function atTimeOf(context: Context, customerId: string | null | undefined): Context {
  const clock = clockOf(context.transaction, customerId)
  return clock ? { ...context, now: clock.frozen_time } : context
}

/** Kinds of objects a request may name, by the beginning of their ids. */
const KINDS: Record<string, string> = {
  cus: 'customer',
  sub: 'subscription',
  in: 'invoice',
  ii: 'invoiceitem',
  cn: 'credit_note',
  cs: 'checkout.session',
  pi: 'payment_intent',
  ch: 'charge',
  re: 'refund',
}

/**
 * The context of a request: at the time of the test clock its customer belongs to.
 * @throws {ApiError} for a change while that clock is being advanced
 */
export function atTimeOfRequest(
  context: Context,
  ids: string[],
  params: Record<string, unknown>,
  isChange: boolean,
): Context {
  const { customer, subscription, invoice, payment_intent, charge } = params
  for (const id of [...ids, customer, subscription, invoice, payment_intent, charge]) {
    if (typeof id !== 'string') continue
    const clock = clockOf(context.transaction, customerOf(context, id))
    if (!clock) continue
    if (isChange && clock.status === 'advancing') throw stillAdvancing()
    return { ...context, now: clock.frozen_time }
  }
  return context
}

function customerOf(context: Context, id: string): string | undefined {
  const kind = KINDS[id.split('_')[0] ?? '']
  if (kind === 'customer') return id
  const record = kind && context.transaction.find(kind, id)
  return record && typeof record.customer === 'string' ? record.customer : undefined
}

const stillAdvancing = () =>
  new ApiError(429, {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message: 'Test clock advancement underway - cannot perform modifications at this time.',
  })

export const customersOn = (context: Context, clockId: string) =>
  context.transaction.where<Customer>('customer', 'test_clock', clockId)

function advance(context: Context, clock: TestClock, target: number): TestClock {
  if (clock.status === 'advancing') throw stillAdvancing()
  if (target <= clock.frozen_time) {
    throw invalidRequest("The time to advance to must be after the test clock's current frozen time.", {
      param: 'frozen_time',
    })
  }
  // Every price here is yearly, so that two intervals are two years, with and without subscriptions.
  if (target > oneYearAfter(oneYearAfter(clock.frozen_time))) {
    throw invalidRequest(
      'The time to advance to cannot be more than two intervals in the future from the shortest subscription in this test clock.',
      { param: 'frozen_time' },
    )
  }
  const advancing = context.transaction.put<TestClock>({
    ...clock,
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: target } },
  })
  emit(context, 'test_helpers.test_clock.advancing', advancing)
  return advancing
}

const THEIRS = [
  'subscription',
  'invoice',
  'invoiceitem',
  'credit_note',
  'payment_intent',
  'charge',
  'refund',
  'customer_balance_transaction',
]

/** A clock takes its customers and all that is theirs with it. */
function deleteClock(context: Context, clock: TestClock): void {
  const { transaction } = context
  for (const customer of customersOn(context, clock.id)) {
    for (const kind of THEIRS) {
      for (const { id } of transaction.where(kind, 'customer', customer.id)) transaction.remove(kind, id)
    }
    transaction.remove('customer', customer.id)
  }
  transaction.remove(OBJECT, clock.id)
  emit(context, 'test_helpers.test_clock.deleted', clock)
}

const URL = '/v1/test_helpers/test_clocks'
export const testClockRoutes = [
  route('POST', URL, { frozen_time: required(integer()), name: text(300) }, (context, params) => {
    const clock = context.transaction.put<TestClock>({
      id: newId('clock'),
      object: OBJECT,
      created: context.wallNow,
      deletes_after: context.wallNow + KEPT_SECONDS,
      frozen_time: params.frozen_time,
      livemode: false,
      name: params.name ?? null,
      status: 'ready',
      status_details: {},
    })
    emit(context, 'test_helpers.test_clock.created', clock)
    return { ...clock }
  }),
  route('GET', URL, pageParams, (context, params) =>
    pageOf(context.transaction.all<TestClock>(OBJECT), params, URL, 'test clock'),
  ),
  route('GET', `${URL}/:id`, {}, (context, _params, id) => ({ ...getClock(context, id) })),
  route('POST', `${URL}/:id/advance`, { frozen_time: required(integer()) }, (context, params, id) => ({
    ...advance(context, getClock(context, id), params.frozen_time),
  })),
  route('DELETE', `${URL}/:id`, {}, (context, _params, id) => {
    const clock = getClock(context, id)
    if (clock.status === 'advancing') throw stillAdvancing()
    deleteClock(context, clock)
    return { id: clock.id, object: OBJECT, deleted: true }
  }),
]
