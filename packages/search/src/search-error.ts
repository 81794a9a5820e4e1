export type SearchErrorCode = 'unavailable' | 'timeout' | 'invalid_query' | 'rejected'

/**
 * What went wrong with the catalogue: `unavailable` when the server cannot be reached, `timeout` when it took too long
 * over a task, `invalid_query` when a query asks for what does not exist, `rejected` when the server refused.
 */
export class SearchError extends Error {
  readonly code: SearchErrorCode

  constructor(code: SearchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SearchError'
    this.code = code
  }
}
