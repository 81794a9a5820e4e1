export type FracErrorCode = 'unknown_competency' | 'unknown_level' | 'broken_dictionary'

/** The one error this package throws. */
export class FracError extends Error {
  readonly code: FracErrorCode

  constructor(code: FracErrorCode, message: string) {
    super(message)
    this.name = 'FracError'
    this.code = code
  }
}
