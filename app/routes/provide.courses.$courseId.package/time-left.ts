/** Long enough to even out a line that stutters, short enough to notice that it has become slow. */
const WINDOW_IN_MS = 15_000
const ENOUGH_IN_MS = 2_000

type Sample = { at: number; sent: number }

/** Estimates how long the rest of a transfer takes from how fast the last seconds of it went. */
export class TimeLeft {
  #samples: Sample[] = []

  /** Seconds, or null while there is too little to go by. */
  after(sent: number, total: number, at: number): number | null {
    this.#samples = [...this.#samples.filter((sample) => at - sample.at <= WINDOW_IN_MS), { at, sent }]
    const first = this.#samples[0]
    if (!first || at - first.at < ENOUGH_IN_MS || sent <= first.sent) return null
    return Math.ceil(((total - sent) * (at - first.at)) / (sent - first.sent) / 1000)
  }

  /** After a pause: what was measured before it says nothing. */
  forget(): void {
    this.#samples = []
  }
}
