/** Why the player refuses: the token ran out, the token is not ours, what was sent is not a commit. */
export type PlayerErrorCode = 'expired' | 'forged' | 'malformed'

/** The one error this package throws. `message` is for logs; people get the bilingual page of the content router. */
export class PlayerError extends Error {
  readonly code: PlayerErrorCode

  constructor(code: PlayerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PlayerError'
    this.code = code
  }
}
