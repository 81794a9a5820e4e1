import { useEffect, useState, type RefObject } from 'react'

/** What a platform would be told of a learner: the last state, and each answer in its order. */
export type PreviewRecord = {
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

const EMPTY: PreviewRecord = { state: null, answers: [] }
const ANSWERS_MAX = 200

/** Listens to the course in the frame, and to nobody else: the source and the origin have to be those of the frame. */
export function usePreviewRecord(
  frame: RefObject<HTMLIFrameElement>,
  frameUrl: string | null,
): PreviewRecord {
  const [record, setRecord] = useState(EMPTY)
  useEffect(() => {
    if (!frameUrl) return
    const { origin } = new URL(frameUrl)
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return
      setRecord((now) => withMessage(now, event.data))
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [frame, frameUrl])
  return record
}

type Loose = Record<string, unknown>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null

/** The record after a message of the course; what is none of its messages changes nothing. */
export function withMessage(now: PreviewRecord, message: unknown): PreviewRecord {
  if (!isObject(message) || message['karmashala'] !== 'record') return now
  const { record, answer } = message
  if (isObject(record)) return { ...now, state: toState(record) }
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
