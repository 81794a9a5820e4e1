export type AuthoringErrorCode =
  | 'invalid_xliff'
  | 'invalid_lesson'
  | 'empty_course'
  | 'missing_asset'
  | 'invalid_course'
  | 'newer_format'
  | 'too_large'

/** The one error this package throws. */
export class AuthoringError extends Error {
  readonly code: AuthoringErrorCode

  constructor(code: AuthoringErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AuthoringError'
    this.code = code
  }
}
