import { type ActionFunctionArgs } from '@remix-run/node'
import { receiveStripeEvent } from '#app/domain/orders/receive-stripe-event.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'

const EVENT_MAX_IN_BYTES = 1024 * 1024

export const loader = () =>
  text('Events of the payment service are sent here by POST.', 405, { Allow: 'POST' })

/** The signature covers the bytes as they came, so the body is never parsed before it is verified. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return loader()
  const rawBody = await readBody(request)
  if (rawBody === null) return text('The event is too large.', 413)
  try {
    const outcome = await receiveStripeEvent({
      rawBody,
      signature: request.headers.get('Stripe-Signature'),
    })
    return Response.json({ outcome })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, cause: error.cause }, 'an event was refused')
    return text('The signature of this event is missing, wrong or too old. Nothing was changed.', 400)
  }
}

/** Anybody may call this address; nobody may fill the memory with it. */
async function readBody(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    size += read.value.byteLength
    if (size > EVENT_MAX_IN_BYTES) return null
    chunks.push(read.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const text = (body: string, status: number, headers: Record<string, string> = {}) =>
  new Response(`${body}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } })
