import { type CourseDocument } from './course-document.ts'

type Changes = { added: CourseDocument[]; removed: string[] }

/**
 * A rebuild reads the database while others write to the index it is about to replace. What they wrote in the meantime is
 * kept here, the newest of each course, and done again on the new index.
 */
export class ChangesDuringRebuilds {
  readonly #rebuilds = new Set<Map<string, CourseDocument | null>>()
  #settled: Promise<unknown> = Promise.resolve()

  /** Writes, and remembers it for the rebuilds under way; waits for older changes that are just being done again. */
  async note({ added, removed }: Changes, write: () => Promise<void>): Promise<void> {
    await this.#untilSettled()
    for (const newest of this.#rebuilds) {
      for (const course of added) newest.set(course.id, course)
      for (const id of removed) newest.set(id, null)
    }
    await write()
  }

  /** Rebuilds, and also when that fails does again what was noted meanwhile: the new index may be in place already. */
  async keepThrough(rebuild: () => Promise<void>, redo: (changes: Changes) => Promise<void>): Promise<void> {
    const newest = new Map<string, CourseDocument | null>()
    this.#rebuilds.add(newest)
    try {
      await rebuild()
    } finally {
      this.#rebuilds.delete(newest)
      const redone = redo({
        added: [...newest.values()].filter((course) => course !== null),
        removed: [...newest].flatMap(([id, course]) => (course === null ? [id] : [])),
      })
      this.#settled = Promise.allSettled([this.#settled, redone])
      await redone
    }
  }

  async #untilSettled(): Promise<void> {
    let settled
    do {
      settled = this.#settled
      await settled
    } while (settled !== this.#settled)
  }
}
