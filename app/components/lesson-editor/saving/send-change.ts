import { type SendOutcome } from '#app/components/lesson-editor/saving/saving-queue.ts'
import { type PollAnswer, type SaveAnswer, type SaveChangeInput } from '#app/domain/lessons/lesson-wire.ts'

/** Kept outside React: a writer who signs in again in another window gets another one without losing the page. */
export type FormToken = { get: () => string; renew: () => Promise<'renewed' | 'signed_out' | 'offline'> }

export function createFormToken(first: string): FormToken {
  let token = first
  return {
    get: () => token,
    async renew() {
      try {
        const response = await fetch('/provide/form-token', { redirect: 'manual' })
        if (response.status === 401 || response.type === 'opaqueredirect') return 'signed_out'
        if (!response.ok) return 'offline'
        const body = (await response.json()) as { csrfToken: string }
        token = body.csrfToken
        return 'renewed'
      } catch {
        return 'offline'
      }
    },
  }
}

const TEMPORARY = [408, 425, 429]

/** Sends one change. Everything that may pass by itself counts as being offline; what will not is a refusal. */
export async function sendChange(
  address: string,
  input: SaveChangeInput,
  token: FormToken,
  isSecond = false,
): Promise<SendOutcome> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'x-csrf-token': token.get(),
      },
      body: JSON.stringify(input),
      redirect: 'manual',
    })
  } catch {
    return { status: 'offline' }
  }
  if (response.ok) return { status: 'saved', answer: (await response.json()) as SaveAnswer }
  if (response.type === 'opaqueredirect' || response.status === 401) return { status: 'signed_out' }
  if (response.status >= 500 || TEMPORARY.includes(response.status)) return { status: 'offline' }
  // Signed in again in another window: the session has another token.
  if (response.status === 403 && !isSecond) {
    const renewed = await token.renew()
    if (renewed === 'renewed') return await sendChange(address, input, token, true)
    return { status: renewed === 'signed_out' ? 'signed_out' : 'offline' }
  }
  const body = (await response.json().catch(() => ({}))) as { message?: string }
  return { status: 'refused', message: body.message ?? 'authoring:saving.refused' }
}

/** What others have done since; null when it cannot be known now. */
export async function pollOthers(
  address: string,
  since: number,
  at: string | null,
): Promise<PollAnswer | null> {
  const search = new URLSearchParams({ since: String(since), ...(at && { at }) })
  try {
    const response = await fetch(`${address}?${String(search)}`, {
      headers: { Accept: 'application/json' },
      redirect: 'manual',
    })
    return response.ok ? ((await response.json()) as PollAnswer) : null
  } catch {
    return null
  }
}
