import { type Binary } from 'bson'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { TransactionView } from './storage/transaction-view.server.ts'
import { type Store } from './storage/store.server.ts'
import { type Doc } from './values/document.server.ts'

const LIFETIME_MS = 60_000

interface OpenTransaction {
  number: bigint
  view: TransactionView
  expires: NodeJS.Timeout
}

interface Session {
  open?: OpenTransaction
  /** The last transaction that ended, and how. */
  ended?: { number: bigint; outcome: 'committed' | 'aborted' }
}

export const sessionIdOf = (lsid: unknown): Buffer => {
  const id = (lsid as { id?: Binary } | undefined)?.id
  return Buffer.from(id ? id.value() : [])
}

const noSuchTransaction = (number: bigint) =>
  new EmbeddedMongoError(
    251,
    `Given transaction number ${number} does not match any in-progress transactions. The active transaction number is -1`,
    ['TransientTransactionError'],
  )

/** The sessions of clients and their open transactions. */
export class Sessions {
  private readonly sessions = new Map<string, Session>()

  constructor(private readonly store: Store) {}

  private session(lsid: unknown): Session {
    const key = sessionIdOf(lsid).toString('latin1')
    let session = this.sessions.get(key)
    if (!session) this.sessions.set(key, (session = {}))
    return session
  }

  /** The view of the session's transaction, opened by its first command. */
  transaction(lsid: unknown, number: bigint, starts: boolean): TransactionView {
    const session = this.session(lsid)
    if (starts) return this.start(session, lsid, number)
    if (session.open?.number === number) return session.open.view
    if (session.ended?.number === number && session.ended.outcome === 'committed') {
      throw new EmbeddedMongoError(256, `Transaction with { txnNumber: ${number} } has been committed.`)
    }
    throw noSuchTransaction(number)
  }

  private start(session: Session, lsid: unknown, number: bigint): TransactionView {
    if (session.open && session.open.number >= number) {
      throw new EmbeddedMongoError(
        50911,
        `Cannot start a transaction at given transaction number ${number} a transaction with the same number is in state kInProgress`,
      )
    }
    if (session.open) this.abort(lsid, session.open.number)
    const expires = setTimeout(() => this.abort(lsid, number), LIFETIME_MS)
    expires.unref()
    session.open = { number, view: new TransactionView(this.store), expires }
    session.ended = undefined
    return session.open.view
  }

  /** Writes the transaction's changes; runs inside the store's write transaction. */
  commit(lsid: unknown, number: bigint): void {
    const session = this.session(lsid)
    if (session.ended?.number === number && session.ended.outcome === 'committed') return
    if (session.open?.number !== number) throw noSuchTransaction(number)
    session.open.view.apply()
  }

  /** Releases a transaction's locks once its changes are on disk. */
  finish(lsid: unknown, number: bigint): void {
    this.close(this.session(lsid), number, 'committed')
  }

  abort(lsid: unknown, number: bigint): boolean {
    return this.close(this.session(lsid), number, 'aborted')
  }

  private close(session: Session, number: bigint, outcome: 'committed' | 'aborted'): boolean {
    if (session.open?.number !== number) return false
    clearTimeout(session.open.expires)
    session.open.view.end()
    session.open = undefined
    session.ended = { number, outcome }
    return true
  }

  /** Ends a session: what it has open is aborted. */
  end(lsid: unknown): void {
    const session = this.session(lsid)
    if (session.open) this.abort(lsid, session.open.number)
    this.sessions.delete(sessionIdOf(lsid).toString('latin1'))
  }

  endAll(): void {
    for (const session of this.sessions.values()) {
      if (session.open) this.close(session, session.open.number, 'aborted')
    }
    this.sessions.clear()
  }
}

export const transactionNumber = (body: Doc): bigint => BigInt(String(body.txnNumber ?? 0))
