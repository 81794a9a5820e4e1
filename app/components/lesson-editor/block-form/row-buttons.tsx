import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/ui/icon.tsx'

type RowButtonProps = {
  icon: typeof ArrowUp
  label: string
  isOff: boolean
  /** What is found again after the rows were drawn anew. */
  name: string
  onPress: () => void
}

/** Stays where the focus is when it cannot be pressed: at the end of a list a press more must not lose the place. */
export function RowButton({ icon, label, isOff, name, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      data-row-button={name}
      aria-label={label}
      title={label}
      aria-disabled={isOff || undefined}
      onClick={() => !isOff && onPress()}
      className="inline-flex size-9 items-center justify-center rounded-md hover:bg-primary-subtle aria-disabled:opacity-40 pointer-coarse:size-11"
    >
      <Icon icon={icon} size="sm" />
    </button>
  )
}

type RowButtonsProps = {
  index: number
  count: number
  /** Fewer there may not be. */
  min: number
  onMove: (index: number, by: -1 | 1) => void
  onRemove: (index: number) => void
}

/** Up, down and away: the buttons of a row in a form. */
export function RowButtons({ index, count, min, onMove, onRemove }: RowButtonsProps) {
  const { t } = useTranslation('authoring')
  const number = index + 1
  return (
    <span className="flex gap-1">
      <RowButton
        icon={ArrowUp}
        name="up"
        label={t('form.rowUp', { number })}
        isOff={index === 0}
        onPress={() => onMove(index, -1)}
      />
      <RowButton
        icon={ArrowDown}
        name="down"
        label={t('form.rowDown', { number })}
        isOff={index === count - 1}
        onPress={() => onMove(index, 1)}
      />
      <RowButton
        icon={Trash2}
        name="remove"
        label={t('form.rowRemove', { number })}
        isOff={count <= min}
        onPress={() => onRemove(index)}
      />
    </span>
  )
}

type Rows<Row> = { rows: readonly Row[]; change: (rows: Row[]) => void }

/** Adding, moving and taking out rows, the focus going with the row; rows are the `[data-row]` of the frame, a `[data-rows]`. */
export function useRows<Frame extends HTMLElement, Row>({ rows, change }: Rows<Row>) {
  const frame = useRef<Frame>(null)
  return {
    frame,
    add(row: Row) {
      change([...rows, row])
      focusIn(frame, rows.length, FIRST_CONTROL)
    },
    move(index: number, by: -1 | 1) {
      const next = [...rows]
      next.splice(index + by, 0, ...next.splice(index, 1))
      change(next)
      focusIn(frame, index + by, `[data-row-button=${by === 1 ? 'down' : 'up'}]`)
    },
    remove(index: number) {
      change(rows.filter((_row, place) => place !== index))
      focusIn(frame, Math.max(0, index - 1), '[data-row-button=remove]')
    },
  }
}

/** Where somebody begins to fill in; not a button that moves a row. */
export const FIRST_CONTROL =
  'input:not(:disabled), textarea, select, fieldset button:not([data-row-button], :disabled)'

/** Once the rows are drawn; where there is none, the frame's own button is next. */
export function focusIn(frame: RefObject<HTMLElement | null>, index: number, selector: string): void {
  requestAnimationFrame(() => {
    const { current } = frame
    const rows = [...(current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].filter(
      (row) => row.parentElement?.closest('[data-rows]') === current,
    )
    const target = rows[index]?.querySelector<HTMLElement>(selector)
    const otherwise = current?.querySelector<HTMLElement>(':scope > button, :scope > * > select')
    ;(target ?? otherwise)?.focus()
  })
}
