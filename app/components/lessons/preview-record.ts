import { useEffect, useState, type RefObject } from 'react'

/** What a platform would be told of a learner: the last state, and each answer in its order. */
export type PreviewRecord = {
  /** The course is shown in; null before it has said so. */
  language: string | null
  state: {
    location: string
    suspendedLength: number
    progressPercent: number
    completed: boolean
    passed: boolean | null
    scorePercent: number | null
  } | null
  answers: { id: string; words: string; result: 'correct' | 'incorrect' | 'neutral'; secondsTaken: number }[]
}

const EMPTY: PreviewRecord = { language: null, state: null, answers: [] }
const ANSWERS_MAX = 200

/**
 * Listens to the course in the frame, and to nobody else: the source and the origin have to be those of the frame.
 * `speak` puts the course into another of its languages.
 */
export function usePreviewRecord(
  frame: RefObject<HTMLIFrameElement>,
  frameUrl: string,
): { record: PreviewRecord; speak: (language: string) => void } {
  const [record, setRecord] = useState(EMPTY)
  useEffect(() => {
    const { origin } = new URL(frameUrl)
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return
      setRecord((now) => withMessage(now, event.data))
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [frame, frameUrl])
  const speak = (language: string) => {
    setRecord((now) => ({ ...now, language }))
    frame.current?.contentWindow?.postMessage({ karmashala: 'language', language }, new URL(frameUrl).origin)
  }
  return { record, speak }
}

type Loose = Record<string, unknown>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null

/** The record after a message of the course; what is none of its messages changes nothing. */
export function withMessage(now: PreviewRecord, message: unknown): PreviewRecord {
  if (!isObject(message) || message['karmashala'] !== 'record') return now
  const { record, answer, language } = message
  if (isObject(record)) return { ...now, language: text(language) || now.language, state: toState(record) }
  if (!isObject(answer)) return now
  return { ...now, answers: [...now.answers, toAnswer(answer)].slice(-ANSWERS_MAX) }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : '')
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

const toState = (record: Loose): PreviewRecord['state'] => ({
  location: text(record['location']),
  suspendedLength: typeof record['state'] === 'string' ? record['state'].length : 0,
  progressPercent: Math.round(number(record['progress']) * 100),
  completed: record['completed'] === true,
  passed: typeof record['passed'] === 'boolean' ? record['passed'] : null,
  scorePercent: typeof record['scorePercent'] === 'number' ? Math.round(record['scorePercent']) : null,
})

function toAnswer(answer: Loose): PreviewRecord['answers'][number] {
  const result = answer['result']
  return {
    id: text(answer['id']),
    words: text(answer['words']),
    result: result === 'correct' || result === 'incorrect' ? result : 'neutral',
    secondsTaken: Math.round(number(answer['secondsTaken'])),
  }
}
