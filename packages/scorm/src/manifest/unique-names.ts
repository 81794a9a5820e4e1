/** Gives every item a name of its own: attempts are kept by identifier, and a repeated one (MAN01) must not join two records. */
export class UniqueNames {
  readonly #taken: Set<string>
  #number = 0

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  take(identifier: string): string {
    let name = identifier
    while (this.#taken.has(name)) {
      // The number only ever grows: a hostile manifest may repeat an identifier 100,000 times.
      this.#number = Math.max(this.#number, this.#taken.size) + 1
      name = `${identifier}-${this.#number}`
    }
    this.#taken.add(name)
    return name
  }
}
