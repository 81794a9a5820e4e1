import { Int32, Long } from 'bson'
import { type Reply } from './commands/command-types.server.ts'
import { flag } from './commands/arguments.server.ts'
import { EmbeddedMongoError, notImplemented } from './embedded-mongo-error.server.ts'
import { sessionIdOf, transactionNumber } from './sessions.server.ts'
import { afterPrefix } from './storage/key-encoding.server.ts'
import { sessionKey, sessionPrefix } from './storage/keys.server.ts'
import { type View } from './storage/view.server.ts'
import { decodeDocument, encodeDocument } from './values/bson-codec.server.ts'
import { type Doc } from './values/document.server.ts'
import { toNumber } from './values/numbers.server.ts'

const KEPT_MS = 30 * 60_000
const RETRYABLE = new Set(['insert', 'update', 'delete', 'findAndModify'])

const invalid = (message: string) => new EmbeddedMongoError(72, message)

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

/** Refuses a transaction number where it has no place or cannot be kept. */
export function checkTransactionNumber(name: string, body: Doc): void {
  const { txnNumber, lsid, autocommit } = body
  // Without these every statement has the number of its place, and a retry brings all of them again.
  if (body.stmtId !== undefined || body.stmtIds !== undefined)
    throw notImplemented('statement ids are not implemented')
  if (txnNumber === undefined) return
  if (lsid === undefined) throw invalid('Transaction number requires a session ID to also be specified')
  if (!(txnNumber instanceof Long))
    throw new EmbeddedMongoError(
      14,
      "BSON field 'OperationSessionInfo.txnNumber' is the wrong type, expected type 'long'",
    )
  if (txnNumber.isNegative()) throw invalid('Transaction number cannot be negative')
  if (autocommit === false) return
  if (!RETRYABLE.has(name)) {
    throw new EmbeddedMongoError(
      50768,
      `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${name} is not a retryable write command.`,
    )
  }
  const statements = (list: unknown) => (Array.isArray(list) ? (list as Doc[]) : [])
  if (statements(body.updates).some(({ multi }) => flag(multi)))
    throw invalid('Cannot use (or request) retryable writes with multi=true')
  if (statements(body.deletes).some(({ limit }) => !flag(limit)))
    throw invalid('Cannot use (or request) retryable writes with limit=0')
}

/** Runs a write that carries a transaction number, unless it was done already: then it is only answered again. */
export function runOnce(view: View, body: Doc, run: () => Reply): Reply {
  const number = transactionNumber(body)
  const done = sessionRecord(view, body.lsid)
  if (done && done.number > number) {
    throw new EmbeddedMongoError(
      225,
      `Retryable write with txnNumber ${number} is prohibited on session because a newer retryable write with txnNumber ${done.number} has already started on this session.`,
    )
  }
  if (done?.number === number) {
    if (done.reply) return { fields: { ...done.reply, ...retriedStatements(body, done.reply) } }
    throw new EmbeddedMongoError(
      217,
      `Cannot retry a retryable write with txnNumber ${number}: the number belongs to a transaction.`,
    )
  }
  const reply = run()
  storeSessionRecord(view, body.lsid, { number, reply: reply.fields })
  return reply
}

/** Tells which statements were done by an earlier attempt, as the server does. */
function retriedStatements(body: Doc, reply: Doc): Doc {
  const statements = body.documents ?? body.updates ?? body.deletes
  if (!Array.isArray(statements)) return { retriedStmtId: new Int32(0) }
  const errors = (reply.writeErrors ?? []) as Doc[]
  const failed = errors.map(({ index }) => toNumber(index))
  const isOrdered = body.ordered === undefined || flag(body.ordered)
  const end = isOrdered ? Math.min(statements.length, ...failed) : statements.length
  const done = Array.from({ length: end }, (_, i) => i).filter((i) => !failed.includes(i))
  return done.length > 0 ? { retriedStmtIds: done.map((i) => new Int32(i)) } : {}
}

/** Forgets sessions that no client can come back to. */
export function forgetOldSessions(view: View, now: Date): void {
  const prefix = sessionPrefix()
  const old = [...view.range(prefix, afterPrefix(prefix))].filter(
    ({ value }) => now.getTime() - (decodeDocument(value).at as Date).getTime() > KEPT_MS,
  )
  for (const { key } of old) view.remove(key)
}
