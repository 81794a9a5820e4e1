import { type Metadata } from './records.server.ts'
import { type Reader, type Stored } from './store.server.ts'

export type WebhookEndpoint = Stored & {
  object: 'webhook_endpoint'
  api_version: string
  created: number
  description: string | null
  enabled_events: string[]
  metadata: Metadata
  /** Shown once, in the answer to its creation. */
  secret: string
  status: 'enabled' | 'disabled'
  url: string
}

/** The listener that was named at start and not by the API. */
export const CONFIGURED = 'configured'

/** Who wants to hear of an event of this type. */
export function listenersOf(reader: Reader, type: string, hasWebhook: boolean): string[] {
  const endpoints = reader
    .all<WebhookEndpoint>('webhook_endpoint')
    .filter(({ status, enabled_events: events }) => status === 'enabled' && hears(events, type))
  return [...(hasWebhook ? [CONFIGURED] : []), ...endpoints.map(({ id }) => id)]
}

const hears = (events: string[], type: string) => events.includes('*') || events.includes(type)
