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

/** Starts a thread, answers in it, resolves or reopens it; false when it did not arrive. */
export async function sendComment(
  { path, csrf }: Pick<EditorSession, 'path' | 'csrf'>,
  to: string,
  body: Record<string, string>,
): Promise<boolean> {
  try {
    const response = await fetch(`${path}/${to}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'x-csrf-token': csrf() },
      body: JSON.stringify(body),
      redirect: 'manual',
    })
    return response.ok
  } catch {
    return false
  }
}
