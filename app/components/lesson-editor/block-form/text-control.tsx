import { useEffect, useRef, useState } from 'react'
import { Input } from '#app/components/ui/input.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { type FieldControl } from '#app/components/ui/field.tsx'

const COMMIT_AFTER_MS = 300

type TextControlProps = {
  control: FieldControl
  value: string
  onCommit: (value: string) => void
  isLong?: boolean
  type?: string
  max?: number
  min?: number
  step?: number
  lang?: string
}

/** Words go into the lesson when the writer pauses, so that undoing takes back more than a letter. */
export function TextControl({
  control,
  value,
  onCommit,
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
    if (draft === null) return
    const timer = setTimeout(() => {
      onCommit(draft)
      setDraft(null)
    }, COMMIT_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, onCommit])
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
      if (draft === null) return
      onCommit(draft)
      setDraft(null)
    },
  }
  return isLong ? (
    <Textarea {...props} rows={2} />
  ) : (
    <Input {...props} type={type} max={type === 'number' ? max : undefined} />
  )
}
