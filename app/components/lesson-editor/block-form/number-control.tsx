import { TextControl } from '#app/components/lesson-editor/block-form/text-control.tsx'
import { type FieldControl } from '#app/components/ui/field.tsx'

type NumberControlProps = {
  control: FieldControl
  value: number | null
  onCommit: (value: number | null) => void
  min?: number | undefined
  max?: number | undefined
  step?: number | undefined
  /** Emptied, it stays what it was. */
  required?: boolean | undefined
  /** Whole numbers only. */
  whole?: boolean
}

/** A number as the lesson may hold it: half typed it waits, and what is over a limit becomes the limit when it is left. */
export function NumberControl({ control, value, onCommit, required, whole, ...limits }: NumberControlProps) {
  const { min = -Infinity, max = Infinity } = limits
  const read = (text: string): number | null => {
    if (text.trim() === '') return null
    const number = Number(text)
    return whole ? Math.round(number) : number
  }
  const isReady = (text: string) => {
    const number = read(text)
    if (number === null) return !required
    return Number.isFinite(number) && number >= min && number <= max
  }
  return (
    <TextControl
      {...limits}
      control={control}
      type="number"
      value={value === null ? '' : String(value)}
      isReady={isReady}
      onCommit={(text) => {
        const number = read(text)
        if (number === null ? required : !Number.isFinite(number)) return
        onCommit(number === null ? null : Math.min(max, Math.max(min, number)))
      }}
    />
  )
}
