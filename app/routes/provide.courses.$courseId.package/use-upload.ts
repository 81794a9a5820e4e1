import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import type { DetailedError, Upload as TusUpload } from 'tus-js-client'
import { useRootData } from '#app/components/shell/root-data.ts'
import { shownFileName } from '#app/domain/packages/file-name.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { type UploadView } from '#app/domain/packages/upload-views.ts'
import { encodeMessage } from '#app/lib/errors.ts'
import { TimeLeft } from './time-left.ts'

/** How far a file has come. `waiting`: the line is broken and is tried again without anybody doing something. */
export type Transfer = {
  state: 'sending' | 'waiting' | 'interrupted' | 'paused'
  name: string
  sent: number
  total: number
  secondsLeft: number | null
}

export type Sending =
  | Transfer
  | { state: 'idle' | 'cancelling' | 'cancelled' | 'stopped' | 'arrived' }
  | { state: 'refused'; name: string | null; message: string }

/** Small enough for proxies that hold back a request until it is whole, large enough to lose no time between two. */
const CHUNK_IN_BYTES = 8 * 1024 * 1024
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000]
const SHOWN_EVERY_MS = 250

const refused = (message: string, name: string | null): Sending => ({ state: 'refused', name, message })

/**
 * Sends the chosen file piece by piece and continues where it stopped: after a pause, a broken line, or on another day
 * when the same file is chosen again. What there is to continue comes from the server, so nothing is kept in the browser.
 */
export function useUpload(courseId: string, unfinished: readonly UploadView[]) {
  const [sending, setSending] = useState<Sending>({ state: 'idle' })
  const upload = useRef<TusUpload | null>(null)
  const csrfToken = useRootData()?.csrfToken ?? ''
  const { revalidate } = useRevalidator()

  const goOn = useCallback(() => {
    upload.current?.start()
    setSending((now) => ('total' in now ? { ...now, state: 'waiting', secondsLeft: null } : now))
  }, [])

  const isUnderWay = 'total' in sending
  useEffect(() => {
    if (!isUnderWay) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnderWay])
  useEffect(() => {
    if (sending.state !== 'interrupted') return
    // A laptop that wakes up, or a train that leaves the tunnel.
    window.addEventListener('online', goOn)
    return () => window.removeEventListener('online', goOn)
  }, [sending.state, goOn])
  useEffect(() => () => void upload.current?.abort(), [])

  const begin = async (file: File, form: HTMLFormElement) => {
    const { name, size: total, lastModified } = file
    // Half a gigabyte of something else would be sent before the server could say so.
    if (!(await isZip(file))) return setSending(refused('provide:refusals.notAZip', name))
    const keptName = shownFileName(name)
    const known = unfinished.find(
      (one) =>
        one.originalName === keptName && one.sizeInBytes === total && one.fileModifiedAt === lastModified,
    )
    const endpoint = `/provide/courses/${courseId}/package/uploads`
    const timeLeft = new TimeLeft()
    let shownAt = 0
    const show = (state: Transfer['state'], sent?: number, secondsLeft: number | null = null) =>
      setSending((now) => ({ state, name, total, secondsLeft, sent: sent ?? ('sent' in now ? now.sent : 0) }))
    show('sending', known?.receivedBytes ?? 0)

    const { Upload } = await import('./tus.client.ts')
    upload.current = new Upload(file, {
      endpoint,
      uploadUrl: known ? `${endpoint}/${known.id}` : null,
      metadata: { filename: name, modified: String(lastModified) },
      headers: { 'x-csrf-token': csrfToken },
      chunkSize: CHUNK_IN_BYTES,
      retryDelays: RETRY_AFTER_MS,
      storeFingerprintForResuming: false,
      onProgress: (sent) => {
        const now = performance.now()
        const left = timeLeft.after(sent, total, now)
        if (now - shownAt < SHOWN_EVERY_MS && sent < total) return
        shownAt = now
        show('sending', sent, left)
      },
      onShouldRetry: (error) => {
        timeLeft.forget()
        const isWorthIt = readRefusal(error) === null && navigator.onLine
        if (isWorthIt) show('waiting')
        return isWorthIt
      },
      onError: (error) => {
        const message = readRefusal(error as DetailedError)
        if (message === null) return show('interrupted')
        setSending(refused(message, name))
        revalidate()
      },
      onSuccess: () => {
        setSending({ state: 'arrived' })
        form.reset()
        revalidate()
      },
    })
    upload.current.start()
  }

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('package')
    if (!(file instanceof File) || file.name === '') return setSending(refused('errors:file', null))
    if (file.size === 0) return setSending(refused('provide:refusals.emptyFile', file.name))
    if (file.size > PACKAGE_MAX_IN_BYTES) {
      const megabytes = PACKAGE_MAX_IN_BYTES / 1024 / 1024
      return setSending(refused(encodeMessage('provide:refusals.tooLarge', { megabytes }), file.name))
    }
    begin(file, event.currentTarget).catch(() => setSending(refused('provide:package.unexpected', file.name)))
  }

  const pause = useCallback(() => {
    void upload.current?.abort()
    setSending((now) => ('total' in now ? { ...now, state: 'paused', secondsLeft: null } : now))
  }, [])
  const cancel = useCallback(async () => {
    setSending({ state: 'cancelling' })
    const isGone = await upload.current?.abort(true).then(
      () => true,
      () => false,
    )
    // That nothing was kept is said when the server has said so; what it did not hear of expires by itself.
    setSending({ state: isGone ? 'cancelled' : 'stopped' })
    revalidate()
  }, [revalidate])

  return { sending, isUnderWay, send, pause, goOn, cancel }
}

/** Every zip begins with these two letters. */
const isZip = async (file: File): Promise<boolean> => (await file.slice(0, 2).text()) === 'PK'

/** What the server says against the upload; null for a broken line and whatever else is worth another try. */
function readRefusal(error: DetailedError): string | null {
  const response = error.originalResponse
  const status = response?.getStatus() ?? 0
  if (!response || status === 0 || status >= 500) return messageIn(response?.getBody())
  const message = messageIn(response.getBody())
  if (message === 'provide:refusals.outOfStep') return null
  if (message) return message
  // 409 and 423 of the protocol: it asks for the true state and goes on from there.
  return status === 409 || status === 423 || status === 429 ? null : 'provide:package.unexpected'
}

function messageIn(body: string | undefined): string | null {
  try {
    const { message } = JSON.parse(body ?? '') as { message?: unknown }
    return typeof message === 'string' ? message : null
  } catch {
    // An answer of a proxy is not for reading here.
    return null
  }
}
