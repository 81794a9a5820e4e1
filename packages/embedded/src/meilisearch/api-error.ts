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

export const badRequest = (code: string, message: string) => new ApiError(400, code, message)

export const indexNotFound = (uid: string) =>
  new ApiError(404, 'index_not_found', `Index \`${uid}\` not found.`)

export const documentNotFound = (id: string) =>
  new ApiError(404, 'document_not_found', `Document \`${id}\` not found.`)

/** What this server leaves out says so, under the code of the parameter or setting concerned. */
export const notImplemented = (code: string, what: string) =>
  badRequest(code, `${what} is not implemented by the embedded server; see its README for the scope.`)
