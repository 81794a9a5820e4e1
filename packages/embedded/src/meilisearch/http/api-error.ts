type ErrorType = 'invalid_request' | 'auth' | 'internal'

/** An answer with one of Meilisearch's own error codes and its body `{message, code, type, link}`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly type: ErrorType

  constructor(status: number, code: string, message: string, type: ErrorType = 'invalid_request') {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.type = type
  }

  get body() {
    const { message, code, type } = this
    return { message, code, type, link: `https://docs.meilisearch.com/errors#${code}` }
  }
}

/** A refusal by an index of what it is asked to do with its attributes; see {@link namingIndex}. */
export class IndexRefusal extends ApiError {
  constructor(code: string, message: string) {
    super(400, code, message)
  }
}

export const badRequest = (code: string, message: string) => new ApiError(400, code, message)

export const indexNotFound = (uid: string) =>
  new ApiError(404, 'index_not_found', `Index \`${uid}\` not found.`)

export const documentNotFound = (id: string) =>
  new ApiError(404, 'document_not_found', `Document \`${id}\` not found.`)

/** Not a word about what exists, to whom it is not for. */
export const invalidApiKey = (message = 'The provided API key is invalid.') =>
  new ApiError(403, 'invalid_api_key', message, 'auth')

/** What this server leaves out says so, under the code of the parameter or setting concerned. */
export const notImplemented = (code: string, what: string) =>
  badRequest(code, `${what} is not implemented by the embedded server; see its README for the scope.`)

/** What Meilisearch itself keeps behind a switch of its experimental features is here as if the switch were off. */
export const featureNotEnabled = (using: string, feature: string, discussion: number) =>
  badRequest(
    'feature_not_enabled',
    `${using} requires enabling the \`${feature}\` experimental feature. ` +
      `See https://github.com/orgs/meilisearch/discussions/${discussion}`,
  )

/** `invalid_search` and `hitsPerPage` make `invalid_search_hits_per_page`. */
export const codeOf = (prefix: string, field: string): string =>
  `${prefix}_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`

/** Says in which index it was that something was refused, as Meilisearch does for searches and tasks. */
export function namingIndex<Result>(uid: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw error instanceof IndexRefusal ? badRequest(error.code, `Index \`${uid}\`: ${error.message}`) : error
  }
}

/** Says which query of several it was that was refused. */
export function insideQuery<Result>(at: number, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // An index that does not exist is the fault of the body here, not of the address.
    const status = error.status === 404 ? 400 : error.status
    throw new ApiError(status, error.code, `Inside \`.queries[${at}]\`: ${error.message}`, error.type)
  }
}

/** Anything that is not a refusal is a bug of this server and is called internal, as Meilisearch calls its own. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  console.error(error)
  return new ApiError(500, 'internal', error instanceof Error ? error.message : String(error), 'internal')
}
