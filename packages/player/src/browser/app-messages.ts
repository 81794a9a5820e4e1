import { PLAYER_MESSAGE, type PlayerCommand, type PlayerMessage } from '../player-message.ts'

type WithoutType<T> = T extends unknown ? Omit<T, 'type'> : never
export type Hint = WithoutType<PlayerMessage>

/** Of these only the latest is true. */
const SAVING: readonly Hint['event'][] = ['saving', 'saved', 'retrying', 'expired']

/**
 * Tells the page of the app something for its interface; nobody else can read it. A page that began to listen late, as
 * one does that is still loading its scripts, can have it `repeat` what is true now.
 */
export function createTeller(appOrigin: string) {
  const latest = new Map<string, Hint>()
  const say = (hint: Hint): void => {
    if (window.parent !== window) window.parent.postMessage({ type: PLAYER_MESSAGE, ...hint }, appOrigin)
  }
  return {
    tell(hint: Hint): void {
      if (hint.event !== 'closed') latest.set(SAVING.includes(hint.event) ? 'saving' : hint.event, hint)
      say(hint)
    },
    repeat: (): void => latest.forEach(say),
  }
}

/** Listens to the page of the app, and to nobody else: content can send messages too. The answer ends it. */
export function listenToApp(appOrigin: string, obey: (command: PlayerCommand) => void): () => void {
  const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== appOrigin || source !== window.parent || typeof data !== 'object' || data === null) return
    const { type, command, token } = data as Record<string, unknown>
    if (type !== PLAYER_MESSAGE) return
    if (command === 'close' || command === 'greet') obey({ type, command })
    if (command === 'renew' && typeof token === 'string') obey({ type, command, token })
  }
  window.addEventListener('message', hear)
  return () => window.removeEventListener('message', hear)
}
