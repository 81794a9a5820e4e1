import { useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import { useRootData } from '#app/components/shell/root-data.ts'
import { PACKAGE_MAX_IN_BYTES, type UploadRefusal } from '#app/domain/packages/package-view.ts'
import { encodeMessage } from '#app/lib/errors.ts'

export type Upload =
  | { state: 'idle' | 'cancelled' }
  | { state: 'sending' | 'checking'; name: string; sent: number; total: number }
  | { state: 'refused'; refusal: UploadRefusal }

const refused = (message: string, originalName: string | null): Upload => ({
  state: 'refused',
  refusal: { message, originalName, findings: [] },
})

/** Sends the chosen file by XMLHttpRequest, the only sender in a browser that says how much has left. */
export function useUpload(courseId: string, refusal: UploadRefusal | null) {
  const [upload, setUpload] = useState<Upload>(refusal ? { state: 'refused', refusal } : { state: 'idle' })
  const csrfToken = useRootData()?.csrfToken ?? ''
  const navigate = useNavigate()
  const request = useRef<XMLHttpRequest | null>(null)

  const cancel = useCallback(() => {
    request.current?.abort()
    setUpload({ state: 'cancelled' })
  }, [])

  // Leaving the page ends the upload; a half-sent file should not be lost by a slip.
  const isUnderWay = upload.state === 'sending' || upload.state === 'checking'
  useEffect(() => {
    if (!isUnderWay) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnderWay])
  useEffect(() => () => request.current?.abort(), [])

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('package')
    if (!(file instanceof File) || file.name === '') return setUpload(refused('errors:file', null))
    if (file.size > PACKAGE_MAX_IN_BYTES) {
      const megabytes = PACKAGE_MAX_IN_BYTES / 1024 / 1024
      return setUpload(refused(encodeMessage('provide:refusals.tooLarge', { megabytes }), file.name))
    }
    const { name } = file
    const sending = new XMLHttpRequest()
    request.current = sending
    const progress = (state: 'sending' | 'checking', sent: number) =>
      setUpload({ state, name, sent, total: file.size })
    sending.upload.onprogress = ({ loaded }) => progress('sending', Math.min(loaded, file.size))
    sending.upload.onload = () => progress('checking', file.size)
    sending.onerror = () => setUpload(refused('provide:package.connection', name))
    sending.onload = () => {
      if (sending.status !== 201) return setUpload(readRefusal(sending, name))
      setUpload({ state: 'idle' })
      navigate(`/provide/courses/${courseId}/package?saved=package`, { replace: true })
    }
    progress('sending', 0)
    const body = new FormData()
    body.set('package', file)
    sending.open('POST', `/provide/courses/${courseId}/package/upload`)
    sending.setRequestHeader('x-csrf-token', csrfToken)
    sending.send(body)
  }

  return { upload, send, cancel }
}

function readRefusal(sending: XMLHttpRequest, name: string): Upload {
  try {
    const body = JSON.parse(sending.responseText) as Partial<UploadRefusal>
    if (typeof body.message === 'string') {
      const { message, originalName = name, findings = [] } = body
      return { state: 'refused', refusal: { message, originalName: originalName ?? name, findings } }
    }
  } catch {
    // An answer of a proxy or of the sign-in page is not for reading here.
  }
  return refused('provide:package.unexpected', name)
}
