import { Binary, Int32, Long, type Timestamp } from 'bson'
import { ClusterClock } from './cluster-clock.server.ts'
import { commandName, flag, refuseUnknownFields } from './commands/arguments.server.ts'
import {
  type Command,
  type CommandContext,
  type Reply,
  type Services,
} from './commands/command-types.server.ts'
import { checkDatabaseName } from './commands/namespaces.server.ts'
import { hello } from './commands/hello.server.ts'
import { findCommand } from './commands/registry.server.ts'
import { Cursors } from './cursors.server.ts'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { FailPoints } from './fail-points.server.ts'
import { snapshotConcernOf } from './read-concern.server.ts'
import {
  checkTransactionNumber,
  runOnce,
  sessionRecord,
  storeSessionRecord,
} from './retryable-writes.server.ts'
import { Sessions, transactionNumber } from './sessions.server.ts'
import { Snapshots } from './snapshots.server.ts'
import { Catalog } from './storage/catalog.server.ts'
import { SnapshotView } from './storage/snapshot-view.server.ts'
import { LiveView, type Store } from './storage/store.server.ts'
import { type View } from './storage/view.server.ts'
import { deadlineOf, within } from './time-limit.server.ts'
import { type Doc } from './values/document.server.ts'
import { WriteQueue } from './write-queue.server.ts'

const HELLO = new Set(['hello', 'ismaster'])

/** Runs commands: reads at once, writes through the queue, those of a transaction in its own view. */
export class Executor {
  readonly services: Services
  private readonly live: LiveView
  private readonly queue: WriteQueue
  private readonly clock = new ClusterClock()
  private readonly failPoints?: FailPoints

  constructor(
    private readonly store: Store,
    private readonly address: () => string,
    enableTestCommands = false,
  ) {
    if (enableTestCommands) this.failPoints = new FailPoints()
    this.live = new LiveView(store)
    this.queue = new WriteQueue(store)
    this.services = {
      catalog: new Catalog(this.live),
      cursors: new Cursors(),
      sessions: new Sessions(store),
      snapshots: new Snapshots(store, this.clock),
    }
  }

  /** Answers a command, or what was no command; refusals are answers too. */
  async answer(body: Doc | EmbeddedMongoError, connectionId = 0): Promise<Reply> {
    if (body instanceof EmbeddedMongoError) return { fields: { ...failure(body), ...this.times() } }
    const fault = this.failPoints?.faultOf(commandName(body), body)
    if (fault?.blockMs) await new Promise((resolve) => setTimeout(resolve, fault.blockMs))
    if (fault?.closeConnection) return { fields: {}, closesConnection: true }
    try {
      if (fault?.error) throw fault.error
      const { fields, ...rest } = await this.dispatch(body, connectionId)
      return { ...rest, fields: { ...fields, ...fault?.added, ok: new Int32(1), ...this.times() } }
    } catch (error) {
      return { fields: { ...failure(error), ...this.times() } }
    }
  }

  private async dispatch(body: Doc, connectionId: number): Promise<Reply> {
    const name = commandName(body)
    const lower = name.toLowerCase()
    if (HELLO.has(lower)) return { fields: hello(this.address(), lower === 'ismaster', connectionId) }
    if (typeof body.$db !== 'string')
      throw new EmbeddedMongoError(40414, "BSON field 'OpMsg.$db' is missing but a required field")
    checkDatabaseName(body.$db)
    if (lower === 'committransaction') return { fields: await this.commit(body) }
    if (lower === 'aborttransaction') return { fields: this.abort(body) }
    if (lower === 'configurefailpoint' && this.failPoints) return { fields: this.failPoints.configure(body) }
    const found = findCommand(name)
    if (!found) throw new EmbeddedMongoError(59, `no such command: '${name}'`)
    return this.run(found.name, found.command, body)
  }

  private run(name: string, command: Command, body: Doc): Reply | Promise<Reply> {
    checkTransactionNumber(name, body)
    refuseUnknownFields(name, body, command.fields)
    const until = name === 'getMore' ? Infinity : deadlineOf(body)
    if (body.autocommit === false) return within(until, () => this.runInTransaction(name, command, body))
    const writes = typeof command.writes === 'function' ? command.writes(body) : command.writes
    if (!writes) return within(until, () => this.runRead(name, command, body))
    snapshotConcernOf(name, body, false)
    const write = () => asReply(command.run(this.context(body, this.live, false)))
    if (body.txnNumber === undefined) return this.queue.submit(write, until)
    return this.queue.submit(() => runOnce(this.live, body, write), until)
  }

  private context(body: Doc, view: View, inTransaction: boolean): CommandContext {
    return { ...this.services, database: String(body.$db), view, body, inTransaction, now: new Date() }
  }

  private runRead(name: string, command: Command, body: Doc): Reply {
    const concern = snapshotConcernOf(name, body, command.readsSnapshot === true)
    if (!command.readsSnapshot) return asReply(command.run(this.context(body, this.live, false)))
    const { snapshots } = this.services
    const time = concern && (concern.atClusterTime ?? snapshots.pin(body.lsid))
    const view = time ? snapshots.at(time).retain() : new SnapshotView(this.store)
    try {
      const reply = asReply(command.run(this.context(body, view, false)))
      return time ? withClusterTime(reply, time) : reply
    } finally {
      view.release()
    }
  }

  private runInTransaction(name: string, command: Command, body: Doc): Reply {
    const { sessions } = this.services
    const number = transactionNumber(body)
    if (!command.allowedInTransaction) {
      throw new EmbeddedMongoError(263, `Cannot run '${name}' in a multi-document transaction.`)
    }
    if (flag(body.startTransaction)) this.checkIsNew(body, number)
    const view = sessions.transaction(body.lsid, number, flag(body.startTransaction))
    try {
      const reply = asReply(command.run(this.context(body, view, true)))
      // As on the server, one refused write ends the whole transaction.
      if (reply.fields.writeErrors) sessions.abort(body.lsid, number)
      return reply
    } catch (error) {
      sessions.abort(body.lsid, number)
      throw error
    }
  }

  private checkIsNew(body: Doc, number: bigint): void {
    const done = sessionRecord(this.live, body.lsid)
    if (!done || done.number < number) return
    throw new EmbeddedMongoError(
      225,
      `Cannot start transaction with { txnNumber: ${number} } on this session because a newer transaction with txnNumber ${done.number} has already started on this session.`,
    )
  }

  private async commit(body: Doc): Promise<Doc> {
    const { sessions } = this.services
    const number = transactionNumber(body)
    const done = sessionRecord(this.live, body.lsid)
    // Committed already, perhaps before a restart: the client only missed the answer.
    if (done?.number === number && done.committed) return {}
    try {
      await this.queue.submit(() => {
        sessions.commit(body.lsid, number)
        storeSessionRecord(this.live, body.lsid, { number, committed: true })
      })
    } catch (error) {
      // It can only fail as a whole, as when the disk is full; nobody shall wait for its locks any longer.
      sessions.abort(body.lsid, number)
      throw error
    }
    sessions.finish(body.lsid, number)
    return {}
  }

  private abort(body: Doc): Doc {
    const number = transactionNumber(body)
    if (!this.services.sessions.abort(body.lsid, number))
      this.services.sessions.transaction(body.lsid, number, false)
    return {}
  }

  /** Runs something of the server's own, such as the removal of expired documents, as a write. */
  write<T>(action: (context: CommandContext) => T): Promise<T> {
    return this.queue.submit(() => action(this.context({ $db: '' }, this.live, false)))
  }

  /** Gives up everything that clients have open, so that the store can be closed. */
  endAll(): void {
    this.services.cursors.killAll()
    this.services.snapshots.endAll()
    this.services.sessions.endAll()
  }

  private times(): Doc {
    const time = this.clock.tick()
    return {
      operationTime: time,
      $clusterTime: {
        clusterTime: time,
        signature: { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO },
      },
    }
  }
}

const isReply = (result: Doc | Reply): result is Reply =>
  Object.hasOwn(result, 'cursor') && Object.hasOwn(result, 'fields')

const asReply = (result: Doc | Reply): Reply => (isReply(result) ? result : { fields: result })

/** Results behind a cursor tell the time of their snapshot beside it, others at the top. */
function withClusterTime({ fields, cursor }: Reply, atClusterTime: Timestamp): Reply {
  if (cursor) return { fields, cursor: { ...cursor, atClusterTime } }
  return { fields: { ...fields, atClusterTime } }
}

function failure(error: unknown): Doc {
  const known =
    error instanceof EmbeddedMongoError
      ? error
      : new EmbeddedMongoError(1, error instanceof Error ? (error.stack ?? error.message) : String(error))
  return {
    ok: new Int32(0),
    errmsg: known.message,
    code: new Int32(known.code),
    codeName: known.codeName,
    ...known.extra,
    ...(known.labels.length > 0 && { errorLabels: known.labels }),
  }
}
