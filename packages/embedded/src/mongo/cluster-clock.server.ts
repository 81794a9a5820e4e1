import { Timestamp } from 'bson'

/** The logical time of the one-member cluster: every reading is later than the one before. */
export class ClusterClock {
  private seconds = 0
  private increment = 0

  tick(): Timestamp {
    const now = Math.floor(Date.now() / 1000)
    // A clock that is set back must not turn time around.
    if (now > this.seconds) [this.seconds, this.increment] = [now, 0]
    this.increment++
    return new Timestamp({ t: this.seconds, i: this.increment })
  }
}
