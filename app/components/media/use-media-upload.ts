import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sendMedia } from '#app/components/media/send-media.ts'
import { useRootData } from '#app/components/shell/root-data.ts'

export type SentFile = {
  name: string
  state: 'waiting' | 'sending' | 'done' | 'refused'
  percent: number
  /** Why it was not taken in; an encoded message. */
  message: string | null
  assetId: string | null
}

/** Sends files one after the other and says of each how far it is; a refused one does not hold up the next. */
export function useMediaUpload() {
  const [files, setFiles] = useState<SentFile[]>([])
  const csrfToken = useRootData()?.csrfToken ?? ''
  const { revalidate } = useRevalidator()
  const stop = useRef<AbortController | null>(null)
  const isUnderWay = files.some(({ state }) => state === 'waiting' || state === 'sending')

  useEffect(() => () => stop.current?.abort(), [])
  useEffect(() => {
    if (!isUnderWay) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnderWay])

  const send = useCallback(
    async (chosen: readonly File[], licence: string) => {
      const { signal } = (stop.current = new AbortController())
      setFiles(
        chosen.map(({ name }) => ({ name, state: 'waiting', percent: 0, message: null, assetId: null })),
      )
      for (const [index, file] of chosen.entries()) {
        const show = (change: Partial<SentFile>) =>
          setFiles((now) => now.map((one, at) => (at === index ? { ...one, ...change } : one)))
        show({ state: 'sending' })
        const answer = await sendMedia(file, {
          licence,
          csrfToken,
          signal,
          onProgress: (percent) => show({ percent }),
        })
        if (signal.aborted) return setFiles([])
        show(
          'asset' in answer
            ? { state: 'done', percent: 100, assetId: answer.asset.id }
            : { state: 'refused', ...answer },
        )
        revalidate()
      }
    },
    [csrfToken, revalidate],
  )
  const cancel = useCallback(() => {
    stop.current?.abort()
    setFiles([])
  }, [])
  return { files, isUnderWay, send, cancel }
}
