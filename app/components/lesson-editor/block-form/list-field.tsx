import { newId } from '@karmashala/authoring'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFieldOf } from '#app/components/lesson-editor/block-form/form-field-of.tsx'
import { rowsOf, type FieldProps } from '#app/components/lesson-editor/block-form/field-context.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'

/** Rows of the same fields: added, moved and taken out by buttons that keep the focus. */
export function ListField(props: FieldProps<'list'>) {
  const { field, words, labelKey, path, value, block, remarks, change } = props
  const { t } = useTranslation('authoring')
  const frame = useRef<HTMLFieldSetElement>(null)
  const rows = rowsOf(value)
  const focusRow = (index: number) =>
    requestAnimationFrame(() => {
      const row = frame.current?.querySelectorAll(':scope > ol > li')[index]
      row?.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
    })
  const add = () => {
    change([...rows, field.blankRow(newId)])
    focusRow(rows.length)
  }
  const move = (index: number, by: -1 | 1) => {
    const next = [...rows]
    const [row] = next.splice(index, 1)
    if (!row) return
    next.splice(index + by, 0, row)
    change(next)
    focusRow(index + by)
  }
  const remove = (index: number) => {
    change(rows.filter((_row, place) => place !== index))
    focusRow(Math.max(0, index - 1))
  }
  return (
    <fieldset ref={frame} className="space-y-3">
      <legend className="font-semibold">{words.fields?.[labelKey]}</legend>
      <ol className="space-y-3">
        {rows.map((row, index) => (
          <li
            key={typeof row['id'] === 'string' ? row['id'] : index}
            className="space-y-3 rounded-md border bg-background p-3"
          >
            <div className="flex items-center justify-between gap-2">
              <span className="text-sm font-semibold text-muted-foreground">{index + 1}</span>
              <span className="flex gap-1">
                <RowButton
                  icon={ArrowUp}
                  label={t('form.rowUp', { number: index + 1 })}
                  isOff={index === 0}
                  onPress={() => move(index, -1)}
                />
                <RowButton
                  icon={ArrowDown}
                  label={t('form.rowDown', { number: index + 1 })}
                  isOff={index === rows.length - 1}
                  onPress={() => move(index, 1)}
                />
                <RowButton
                  icon={Trash2}
                  label={t('form.rowRemove', { number: index + 1 })}
                  isOff={rows.length <= field.min}
                  onPress={() => remove(index)}
                />
              </span>
            </div>
            {field.fields.map((inner) => (
              <FormFieldOf
                key={inner.name}
                field={inner}
                words={words}
                labelKey={`${labelKey}.${inner.name}`}
                path={`${path}.${index}.${inner.name}`}
                row={row}
                block={block}
                remarks={remarks}
                changeRow={(name, next) =>
                  change(rows.map((other, place) => (place === index ? { ...other, [name]: next } : other)))
                }
              />
            ))}
          </li>
        ))}
      </ol>
      {rows.length < field.max && (
        <Button size="sm" variant="secondary" onClick={add}>
          <Icon icon={Plus} size="sm" />
          {t('form.addRow')}
        </Button>
      )}
    </fieldset>
  )
}

type RowButtonProps = { icon: typeof ArrowUp; label: string; isOff: boolean; onPress: () => void }

export function RowButton({ icon, label, isOff, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onPress}
      className="inline-flex size-9 items-center justify-center rounded-md hover:bg-primary-subtle disabled:opacity-40 pointer-coarse:size-11"
    >
      <Icon icon={icon} size="sm" />
    </button>
  )
}
