/** One table, so codes and statuses cannot drift. */
export const STATUS_OF = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  too_many: 429,
  upstream_failed: 502,
} as const

export type ErrorCode = keyof typeof STATUS_OF

/** Values put into the sentence a message key stands for. */
export type MessageParams = Record<string, string | number>

/**
 * A refusal we can explain to the person. `key` names the sentence they are shown (`namespace:path`, in both
 * languages); `cause` is only logged.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'

  constructor(
    readonly code: ErrorCode,
    readonly key: `${string}:${string}`,
    readonly params?: MessageParams,
    options?: { cause?: unknown },
  ) {
    super(params ? `${key} ${JSON.stringify(params)}` : key, options)
  }
}

/** A message key with its values in one string, since form errors travel as strings. */
export const encodeMessage = (key: string, params?: MessageParams): string =>
  params ? `${key} ${JSON.stringify(params)}` : key

/** The reverse of `encodeMessage`. */
export function decodeMessage(message: string): { key: string; params: MessageParams } {
  const space = message.indexOf(' {')
  if (space === -1) return { key: message, params: {} }
  return { key: message.slice(0, space), params: readParams(message.slice(space + 1)) }
}

/** Some messages come back in an address, where anybody may write anything. */
function readParams(json: string): MessageParams {
  try {
    return JSON.parse(json) as MessageParams
  } catch {
    return {}
  }
}
