import { useEffect, useRef, useState } from 'react'
import { Input } from '#app/components/ui/input.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { type FieldControl } from '#app/components/ui/field.tsx'

const COMMIT_AFTER_MS = 300
const always = () => true

type TextControlProps = {
  control: FieldControl
  value: string
  /** False when it cannot be taken: then what was typed stays to be mended. */
  onCommit: (value: string) => unknown
  /** What is only half typed waits until the control is left. */
  isReady?: (value: string) => boolean
  isLong?: boolean
  type?: string
  max?: number | undefined
  min?: number | undefined
  step?: number | undefined
  lang?: string
}

/** Words go into the lesson when the writer pauses, so that undoing takes back more than a letter. */
export function TextControl({
  control,
  value,
  onCommit,
  isReady = always,
  isLong,
  max,
  type = 'text',
  ...rest
}: TextControlProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef({ draft, onCommit })
  useEffect(() => {
    latest.current = { draft, onCommit }
  })
  useEffect(() => {
    if (draft === null || !isReady(draft)) return
    const timer = setTimeout(() => {
      if (onCommit(draft) !== false) setDraft(null)
    }, COMMIT_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, onCommit, isReady])
  // Closing the form must not lose the last words.
  useEffect(
    () => () => {
      const { draft: left, onCommit: commit } = latest.current
      if (left !== null) commit(left)
    },
    [],
  )
  const props = {
    ...control,
    ...rest,
    required: undefined,
    'aria-required': control.required,
    'data-drafting': draft === null ? undefined : 'true',
    value: draft ?? value,
    maxLength: type === 'number' ? undefined : max,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: () => {
      if (draft !== null && onCommit(draft) !== false) setDraft(null)
    },
  }
  return isLong ? (
    <Textarea {...props} rows={2} />
  ) : (
    <Input {...props} type={type} max={type === 'number' ? max : undefined} />
  )
}
