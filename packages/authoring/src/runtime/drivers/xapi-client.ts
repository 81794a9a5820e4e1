/** Where statements and states of one launch go. */
export type XapiTarget = {
  /** Ends with a slash. */
  endpoint: string
  /** The whole header. */
  authorization: string
  actor: object
  registration: string | null
  activityId: string
}

export type XapiClient = ReturnType<typeof xapiClient>

// Browsers refuse to keep more than 64 KiB alive after the page is gone.
const KEPT_ALIVE_MAX = 60_000

/** `refused`: the store has heard it and will not have it, however often it is sent. */
export type Sending = 'kept' | 'refused' | 'failed'

/**
 * The four calls of xAPI 1.0.3 (Communication) that a course makes. Reading answers null where there is nothing, and
 * undefined where the store could not be asked: to take the one for the other would be to begin anew over what is there.
 */
export function xapiClient({ endpoint, authorization, actor, registration, activityId }: XapiTarget) {
  const headers = { Authorization: authorization, 'X-Experience-API-Version': '1.0.3' }
  const agent = JSON.stringify(actor)
  const stateUrl = (stateId: string) => {
    const query = new URLSearchParams({ activityId, agent, stateId })
    if (registration) query.set('registration', registration)
    return `${endpoint}activities/state?${query.toString()}`
  }
  const read = async (url: string): Promise<unknown> => {
    try {
      const response = await fetch(url, { headers, cache: 'no-store' })
      if (response.status === 404 || response.status === 204) return null
      return response.ok ? ((await response.json()) as unknown) : undefined
    } catch {
      return undefined
    }
  }
  const send = async (method: 'PUT' | 'POST', url: string, value: unknown): Promise<number> => {
    const body = JSON.stringify(value)
    const keepalive = new TextEncoder().encode(body).length < KEPT_ALIVE_MAX
    try {
      const sent = { ...headers, 'Content-Type': 'application/json' }
      return (await fetch(url, { method, headers: sent, body, keepalive })).status
    } catch {
      return 0
    }
  }
  return {
    readState: (stateId: string) => read(stateUrl(stateId)),
    writeState: async (stateId: string, value: unknown) =>
      isDone(await send('PUT', stateUrl(stateId), value)),
    readAgentProfile: (profileId: string) =>
      read(`${endpoint}agents/profile?${new URLSearchParams({ agent, profileId }).toString()}`),
    /** A statement sent twice has the id it had before: 409 says that it is there already. */
    sendStatements: async (statements: readonly object[]): Promise<Sending> => {
      const status = await send('POST', `${endpoint}statements`, statements)
      if (isDone(status) || status === 409) return 'kept'
      return status === 400 ? 'refused' : 'failed'
    },
  }
}

const isDone = (status: number) => status >= 200 && status < 300

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An endpoint with the slash that addresses are joined by. */
export const withSlash = (endpoint: string): string => (endpoint.endsWith('/') ? endpoint : `${endpoint}/`)

/** JSON of a launch parameter; null for what is none. */
export function readJson(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}
