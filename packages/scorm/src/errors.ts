export type ScormErrorCode = 'io' | 'refused' | 'damaged' | 'limit_exceeded' | 'invalid_input'

/** The one error of this package. A bad package is not an error when inspected: it is a refused report. */
export class ScormError extends Error {
  readonly code: ScormErrorCode

  constructor(code: ScormErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'ScormError'
    this.code = code
  }
}
