import { BillingError } from '@karmashala/billing/server'
import { StripeEvent } from '#app/domain/orders/stripe-event.model.server.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type Received = { rawBody: string; signature: string | null }

/**
 * Takes in an event of the payment service: verifies it, keeps its id, and queues the work in the same transaction. The
 * work itself is left to a job, because the sender waits ten seconds and a large order takes longer; and since event and
 * job hold or fail together, an event that was acknowledged is never lost and a repeated one does nothing.
 */
export async function receiveStripeEvent({ rawBody, signature }: Received): Promise<'received' | 'repeated'> {
  const { id, type, objectId, subscriptionId, invoiceId } = readEvent({ rawBody, signature })
  try {
    await inTransaction(async () => {
      await StripeEvent.create([{ _id: id, type, objectId, receivedAt: new Date() }])
      const key = invoiceId ?? subscriptionId
      const hint = { ...(subscriptionId && { subscriptionId }), ...(invoiceId && { invoiceId }) }
      if (key) await enqueue('orders.converge', key, hint)
    })
    return 'received'
  } catch (error) {
    if (isDuplicateKey(error)) return 'repeated'
    throw error
  }
}

function readEvent({ rawBody, signature }: Received) {
  const { billing, secrets } = getRuntime()
  try {
    return billing.readWebhook({ rawBody, signature, secret: secrets.webhook })
  } catch (error) {
    if (!(error instanceof BillingError)) throw error
    throw new DomainError('invalid', 'buy:refusals.forgedEvent', undefined, { cause: error })
  }
}
