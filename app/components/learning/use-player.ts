import { parsePlayerMessage, PLAYER_MESSAGE, type PlayerCommand } from '@karmashala/player'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** What the bar over the course says about saving. */
export type SavingState = 'opening' | 'ready' | 'saving' | 'saved' | 'retrying' | 'expired' | 'leaving'

const CLOSING_LASTS_AT_MOST_MS = 4_000
const SLOW_AFTER_MS = 20_000

/** A further try is not good news yet: what is not saved stays said until it is. */
function afterSaving(before: SavingState, event: 'saving' | 'saved' | 'retrying'): SavingState {
  if (before === 'leaving') return before
  return before === 'retrying' && event === 'saving' ? before : event
}

type PlayerOptions = {
  frame: RefObject<HTMLIFrameElement>
  contentOrigin: string
  /** Fetches a fresh token of the same launch; null when that is refused. */
  renew: () => Promise<string | null>
}

/**
 * Listens to the player in the frame; `mark` grows with each save that may have changed what the course thinks of it. What it says are hints for the eye; the record is what its commits stored. Any
 * page can send a message, so only the frame's own window on the content origin is heard.
 */
export function usePlayer({ frame, contentOrigin, renew }: PlayerOptions) {
  const [saving, setSaving] = useState<SavingState>('opening')
  const [finished, setFinished] = useState<{ navigation: string; exit: string } | null>(null)
  const [isSlow, setIsSlow] = useState(false)
  const [heard, setHeard] = useState({ status: '', mark: 0 })
  const closed = useRef<() => void>()

  const tell = useCallback(
    (command: PlayerCommand) => frame.current?.contentWindow?.postMessage(command, contentOrigin),
    [frame, contentOrigin],
  )
  const renewNow = useCallback(async () => {
    const token = await renew().catch(() => null)
    if (token) tell({ type: PLAYER_MESSAGE, command: 'renew', token })
    else setSaving('expired')
  }, [renew, tell])

  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (origin !== contentOrigin || source !== frame.current?.contentWindow) return
      const message = parsePlayerMessage(data)
      switch (message?.event) {
        case 'ready':
          setIsSlow(false)
          return setSaving((before) => (before === 'opening' ? 'ready' : before))
        case 'saving':
        case 'saved':
        case 'retrying': {
          const { event } = message
          return setSaving((before) => afterSaving(before, event))
        }
        case 'expired':
          return void renewNow()
        case 'status': {
          const { completion, success, scaledScore } = message
          const status = `${completion} ${success} ${scaledScore}`
          return setHeard((before) => (before.status === status ? before : { status, mark: before.mark + 1 }))
        }
        case 'finished':
          setHeard(({ status, mark }) => ({ status, mark: mark + 1 }))
          return setFinished({ navigation: message.navigation, exit: message.exit })
        case 'closed':
          return closed.current?.()
      }
    }
    window.addEventListener('message', hear)
    // The frame may have spoken before this page could listen. It holds no secret, and nobody knows yet who is in it.
    const greeting: PlayerCommand = { type: PLAYER_MESSAGE, command: 'greet' }
    frame.current?.contentWindow?.postMessage(greeting, '*')
    return () => window.removeEventListener('message', hear)
  }, [frame, contentOrigin, renewNow])

  useEffect(() => {
    if (saving !== 'opening') return
    const timer = setTimeout(() => setIsSlow(true), SLOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [saving])

  /** Lets the content save while requests still get their answers; resolves when it has, or after a few seconds. */
  const close = useCallback(async () => {
    setSaving('leaving')
    await new Promise<void>((resolve) => {
      closed.current = resolve
      setTimeout(resolve, CLOSING_LASTS_AT_MOST_MS)
      tell({ type: PLAYER_MESSAGE, command: 'close' })
    })
  }, [tell])

  return { saving, finished, isSlow, close, renewNow, mark: heard.mark }
}
