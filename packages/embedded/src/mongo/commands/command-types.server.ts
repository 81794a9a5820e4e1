import { type Sessions } from '../sessions.server.ts'
import { type Timestamp } from 'bson'
import { type Cursors } from '../cursors.server.ts'
import { type Snapshots } from '../snapshots.server.ts'
import { type Catalog } from '../storage/catalog.server.ts'
import { type View } from '../storage/view.server.ts'
import { type Doc } from '../values/document.server.ts'

/** What every command shares. */
export interface Services {
  catalog: Catalog
  cursors: Cursors
  sessions: Sessions
  snapshots: Snapshots
}

/** One command on its way: where it runs, through which view, and its body. */
export interface CommandContext extends Services {
  database: string
  view: View
  body: Doc
  inTransaction: boolean
  now: Date
}

/** A batch of documents that is copied into the reply as it is. */
export interface CursorReply {
  field: 'firstBatch' | 'nextBatch'
  documents: Buffer[]
  id: bigint
  namespace: string
  /** The time of the snapshot that was read, for sessions that want to read it again. */
  atClusterTime?: Timestamp
}

export interface Reply {
  fields: Doc
  cursor?: CursorReply
  /** Nothing is answered; a fail point wants the connection to break. */
  closesConnection?: boolean
}

export interface Command {
  /** Writes run one after the other inside the store's write transaction. */
  writes: boolean | ((body: Doc) => boolean)
  allowedInTransaction: boolean
  /** Outside transactions it reads one moment, also through its cursor, and can be told which. */
  readsSnapshot?: boolean
  /** The fields besides those any command may carry; others are refused. */
  fields: string[]
  run(context: CommandContext): Doc | Reply
}
