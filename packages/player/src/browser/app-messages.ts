import { PLAYER_MESSAGE, type PlayerCommand, type PlayerMessage } from '../player-message.ts'

type WithoutType<T> = T extends unknown ? Omit<T, 'type'> : never
export type Hint = WithoutType<PlayerMessage>

/** Tells the page of the app something for its interface; nobody else can read it. */
export const tellApp = (appOrigin: string, hint: Hint): void => {
  if (window.parent !== window) window.parent.postMessage({ type: PLAYER_MESSAGE, ...hint }, appOrigin)
}

/** Listens to the page of the app, and to nobody else: content can send messages too. The answer ends it. */
export function listenToApp(appOrigin: string, obey: (command: PlayerCommand) => void): () => void {
  const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== appOrigin || source !== window.parent || typeof data !== 'object' || data === null) return
    const { type, command, token } = data as Record<string, unknown>
    if (type !== PLAYER_MESSAGE) return
    if (command === 'close') obey({ type, command })
    if (command === 'renew' && typeof token === 'string') obey({ type, command, token })
  }
  window.addEventListener('message', hear)
  return () => window.removeEventListener('message', hear)
}
