export type EmbeddedErrorCode = 'bad_argument' | 'refused_in_production' | 'start_failed' | 'start_timeout'

/** An embedded service that could not be started. `message` is one sentence for whoever starts it. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedError'
    this.code = code
  }
}
