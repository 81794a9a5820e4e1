import { type EditorSession } from '#app/components/lesson-editor/editor-session.ts'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'

/** The threads of the lesson; null when they cannot be read now. */
export async function listThreads(path: string): Promise<ThreadView[] | null> {
  try {
    const response = await fetch(`${path}/comments.json`, { redirect: 'manual' })
    return response.ok ? ((await response.json()) as { threads: ThreadView[] }).threads : null
  } catch {
    return null
  }
}

/** Why a comment was not taken: the key of the sentence the server says; null when it did not arrive. */
export type CommentOutcome = { status: 'taken' } | { status: 'failed'; reason: string | null }

type Sender = Pick<EditorSession, 'path' | 'csrf' | 'renewCsrf'>

/** Starts a thread, answers in it, resolves or reopens it. */
export async function sendComment(
  sender: Sender,
  to: string,
  body: Record<string, string>,
  isSecond = false,
): Promise<CommentOutcome> {
  const { path, csrf, renewCsrf } = sender
  try {
    const response = await fetch(`${path}/${to}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'x-csrf-token': csrf() },
      body: JSON.stringify(body),
      redirect: 'manual',
    })
    if (response.ok) return { status: 'taken' }
    // Signed in again in another window: the session has another token.
    if (response.status === 403 && !isSecond && (await renewCsrf()) === 'renewed')
      return await sendComment(sender, to, body, true)
    const refusal = (await response.json().catch(() => ({}))) as { message?: unknown }
    return { status: 'failed', reason: typeof refusal.message === 'string' ? refusal.message : null }
  } catch {
    return { status: 'failed', reason: null }
  }
}
