import { Long } from 'bson'
import { afterPrefix } from './storage/key-encoding.server.ts'
import { sessionKey, sessionPrefix } from './storage/keys.server.ts'
import { type View } from './storage/view.server.ts'
import { sessionIdOf } from './sessions.server.ts'
import { decodeDocument, encodeDocument } from './values/bson-codec.server.ts'
import { type Doc } from './values/document.server.ts'

const KEPT_MS = 30 * 60_000

/** What a session did last. It is written together with the deed, so that a retry after a crash finds it. */
export interface SessionRecord {
  number: bigint
  reply?: Doc
  committed?: boolean
}

export function sessionRecord(view: View, lsid: unknown): SessionRecord | undefined {
  const bytes = view.get(sessionKey(sessionIdOf(lsid)))
  if (!bytes) return undefined
  const stored = decodeDocument(bytes)
  return {
    number: (stored.number as Long).toBigInt(),
    reply: stored.reply as Doc | undefined,
    committed: stored.committed === true,
  }
}

export function storeSessionRecord(
  view: View,
  lsid: unknown,
  { number, reply, committed }: SessionRecord,
): void {
  const record = { number: Long.fromBigInt(number), reply, committed, at: new Date() }
  view.put(sessionKey(sessionIdOf(lsid)), encodeDocument(record))
}

/** Forgets sessions that no client can come back to. */
export function forgetOldSessions(view: View, now: Date): void {
  const prefix = sessionPrefix()
  const old = [...view.range(prefix, afterPrefix(prefix))].filter(
    ({ value }) => now.getTime() - (decodeDocument(value).at as Date).getTime() > KEPT_MS,
  )
  for (const { key } of old) view.remove(key)
}
