type Bounds = {
  /** So many values at most. */
  entriesMax: number
  /** What all values may weigh together, in characters of their text. */
  weightMax: number
}

/** Remembers what was used last, within bounds that hold whatever strangers put into the values. */
export class BoundedMemory<Value> {
  readonly #bounds: Bounds
  readonly #entries = new Map<string, { value: Value; weight: number }>()
  #weight = 0

  constructor(bounds: Bounds) {
    this.#bounds = bounds
  }

  get(key: string): Value | null {
    return this.#entries.get(key)?.value ?? null
  }

  set(key: string, value: Value, weight: number): void {
    this.forget(key)
    if (weight > this.#bounds.weightMax) return
    this.#entries.set(key, { value, weight })
    this.#weight += weight
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#bounds.entriesMax && this.#weight <= this.#bounds.weightMax) return
      this.forget(oldest)
    }
  }

  forget(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0
    this.#entries.delete(key)
  }
}
