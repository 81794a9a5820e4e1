import { spawnEmbedded, type Embedded } from '@karmashala/embedded/server'
import Stripe from 'stripe'

export type Services = {
  mongoUri: string
  meilisearch: { url: string; apiKey: string }
  stripe: Stripe
  stripeAddress: { apiBase: string; secretKey: string }
  close(): Promise<void>
}

/** Configured servers where the environment names them, embedded ones elsewhere. */
export async function openServices(dataDir: string): Promise<Services> {
  const { MONGODB_URI, MEILI_URL, MEILI_API_KEY = '', STRIPE_SECRET_KEY, STRIPE_API_BASE } = process.env
  const missing = [
    ...(MONGODB_URI ? [] : (['mongo'] as const)),
    ...(MEILI_URL ? [] : (['meilisearch'] as const)),
    ...(STRIPE_SECRET_KEY ? [] : (['stripe'] as const)),
  ]
  const child: Embedded | null =
    missing.length > 0 ? await spawnEmbedded({ services: missing, dataDir }) : null
  const stripeAddress = STRIPE_SECRET_KEY
    ? { apiBase: STRIPE_API_BASE ?? 'https://api.stripe.com', secretKey: STRIPE_SECRET_KEY }
    : required(child?.stripe)
  return {
    mongoUri: MONGODB_URI ?? required(child?.mongo).uri,
    meilisearch: MEILI_URL ? { url: MEILI_URL, apiKey: MEILI_API_KEY } : required(child?.meilisearch),
    stripe: stripeClient(stripeAddress),
    stripeAddress,
    close: async () => child?.close(),
  }
}

export function required<Address>(address: Address | undefined): Address {
  if (!address) throw new Error('An embedded service did not start.')
  return address
}

/** The client the app uses, pointed at an address. */
export function stripeClient({ apiBase, secretKey }: { apiBase: string; secretKey: string }): Stripe {
  const { hostname, port, protocol } = new URL(apiBase)
  return new Stripe(secretKey, {
    host: hostname,
    port: port || (protocol === 'http:' ? 80 : 443),
    protocol: protocol === 'http:' ? 'http' : 'https',
    telemetry: false,
    maxNetworkRetries: 0,
  })
}
