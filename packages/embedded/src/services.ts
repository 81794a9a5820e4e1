import { type Chaos } from './stripe/chaos.ts'

export const SERVICES = ['mongo', 'meilisearch', 'stripe'] as const
export type ServiceName = (typeof SERVICES)[number]

/** What a client needs to reach each of the services that were asked for. */
export type Addresses = {
  mongo?: { uri: string }
  meilisearch?: { url: string; apiKey: string }
  stripe?: { apiBase: string; secretKey: string; webhookSecret: string }
}

export type ServicesToStart = {
  services: ServiceName[]
  /** Directory under which each service keeps a directory of its own name. */
  dataDir: string
  /** Where the Stripe server delivers its events. Without a secret it makes one. */
  webhook?: { url: string; secret?: string }
  /** Where browsers reach the hosted pages of Stripe, when that is not the server's own address. */
  publicUrl?: string
  /** What goes wrong now and then with Stripe; nothing by default. */
  chaos?: Chaos
  /** Ports to listen on; a free one is taken where none is named. */
  ports?: Partial<Record<ServiceName, number>>
  /** Key that Meilisearch clients must present; a random one is made when none is given. */
  masterKey?: string
}

/** What parent and child say to each other over the IPC channel. */
export type FromParent = { type: 'start'; options: ServicesToStart } | { type: 'stop' }
export type FromChild = { type: 'ready'; addresses: Addresses } | { type: 'failed'; message: string }
