import { type Timestamp } from 'bson'
import { type ClusterClock } from './cluster-clock.server.ts'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { sessionIdOf } from './sessions.server.ts'
import { SnapshotView } from './storage/snapshot-view.server.ts'
import { type Store } from './storage/store.server.ts'

const IDLE_MS = 5 * 60_000
// Each holds one of LMDB's reader slots, and the pages it sees cannot be used again.
const MOST_OPEN = 100

interface PinnedSnapshot {
  view: SnapshotView
  session: string
  usedAt: number
}

/** The moments that sessions with `readConcern: { level: 'snapshot' }` read from. */
export class Snapshots {
  private readonly pinned = new Map<string, PinnedSnapshot>()

  constructor(
    private readonly store: Store,
    private readonly clock: ClusterClock,
  ) {}

  /** Pins what is committed now for a session; answers the time to ask for it by. */
  pin(lsid: unknown): Timestamp {
    if (this.pinned.size >= MOST_OPEN) this.releaseLeastRecentlyUsed()
    const time = this.clock.tick()
    const session = sessionIdOf(lsid).toString('latin1')
    this.pinned.set(time.toString(), { view: new SnapshotView(this.store), session, usedAt: Date.now() })
    return time
  }

  /** The view of that time. Throws 239 when it was never pinned here or has been released. */
  at(time: Timestamp): SnapshotView {
    const found = this.pinned.get(time.toString())
    if (!found) {
      throw new EmbeddedMongoError(
        239,
        `Read timestamp Timestamp(${time.getHighBitsUnsigned()}, ${time.getLowBitsUnsigned()}) is older than the oldest available timestamp.`,
      )
    }
    found.usedAt = Date.now()
    return found.view
  }

  /** Releases what a session has pinned. */
  end(lsid: unknown): void {
    const session = sessionIdOf(lsid).toString('latin1')
    this.releaseWhere((snapshot) => snapshot.session === session)
  }

  /** Releases what nobody has asked for during the last five minutes. */
  forgetIdle(now = Date.now()): void {
    this.releaseWhere(({ usedAt }) => now - usedAt > IDLE_MS)
  }

  endAll(): void {
    this.releaseWhere(() => true)
  }

  private releaseLeastRecentlyUsed(): void {
    const oldest = Math.min(...[...this.pinned.values()].map(({ usedAt }) => usedAt))
    this.releaseWhere(({ usedAt }) => usedAt === oldest)
  }

  private releaseWhere(test: (snapshot: PinnedSnapshot) => boolean): void {
    for (const [time, snapshot] of this.pinned) {
      if (!test(snapshot)) continue
      this.pinned.delete(time)
      snapshot.view.release()
    }
  }
}
