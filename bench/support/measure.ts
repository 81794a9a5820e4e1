/** The value below which `share` (0 to 1) of the times lie. */
export const percentile = (times: number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0

export type Measured = { perSecond: number; p50: number; p95: number }

/**
 * Does `work` over and over by so many clients at once for about `seconds`, after a warm-up.
 * Times are in milliseconds.
 */
export async function measure(
  work: (turn: number) => Promise<unknown>,
  { clients = 1, seconds = 2 }: { clients?: number; seconds?: number } = {},
): Promise<Measured> {
  let turn = 0
  const times: number[] = []
  const until = async (end: number, note: boolean) => {
    while (performance.now() < end) {
      const start = performance.now()
      await work(turn++)
      if (note) times.push(performance.now() - start)
    }
  }
  const together = (end: number, note: boolean) =>
    Promise.all(Array.from({ length: clients }, () => until(end, note)))

  await together(performance.now() + seconds * 150, false)
  const start = performance.now()
  await together(start + seconds * 1000, true)
  const taken = (performance.now() - start) / 1000
  return { perSecond: times.length / taken, p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}

export type Row = { name: string; clients: number; measured: Measured; floor: Measured }

/** A line of the table: what was measured, and how many times the floor's median it takes. */
export function printRow({ name, clients, measured, floor }: Row): void {
  const number = (value: number, digits: number) => value.toFixed(digits).padStart(9)
  console.log(
    name.padEnd(36) +
      String(clients).padStart(7) +
      number(measured.perSecond, 0) +
      number(measured.p50, 2) +
      number(measured.p95, 2) +
      number(floor.p50, 2) +
      `${number(measured.p50 / floor.p50, 1)} ×`,
  )
}

export function printHead(): void {
  const column = (name: string) => name.padStart(9)
  console.log(
    `${'operation'.padEnd(36)}clients` +
      ['per s', 'p50 ms', 'p95 ms', 'floor p50', 'p50/floor'].map(column).join(''),
  )
}
