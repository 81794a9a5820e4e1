import { createContext, useContext } from 'react'
import { type EditorSession } from '#app/components/lesson-editor/editor-session.ts'

export const SessionContext = createContext<EditorSession | null>(null)

export function useSession(): EditorSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Only inside the editor of a lesson.')
  return session
}
