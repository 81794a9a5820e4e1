import { newId } from '@karmashala/authoring'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { FormFieldOf } from '#app/components/lesson-editor/block-form/form-field-of.tsx'
import { rowsOf, type FieldProps } from '#app/components/lesson-editor/block-form/field-context.ts'
import { RowButtons, useRows } from '#app/components/lesson-editor/block-form/row-buttons.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'

/** Rows of the same fields: added, moved and taken out by buttons that keep the focus. */
export function ListField(props: FieldProps<'list'>) {
  const { field, words, labelKey, path, value, block, remarks, change } = props
  const { t } = useTranslation('authoring')
  const rows = rowsOf(value)
  const { frame, add, move, remove } = useRows<HTMLFieldSetElement, object>({ rows, change })
  return (
    <fieldset ref={frame} data-rows className="space-y-3">
      <legend className="font-semibold">{words.fields?.[labelKey]}</legend>
      <ol className="space-y-3">
        {rows.map((row, index) => (
          <li
            key={typeof row['id'] === 'string' ? row['id'] : index}
            data-row
            className="space-y-3 rounded-md border bg-background p-3"
          >
            <div className="flex items-center justify-between gap-2">
              <span className="text-sm font-semibold text-muted-foreground">{index + 1}</span>
              <RowButtons index={index} count={rows.length} min={field.min} onMove={move} onRemove={remove} />
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
                changeRow={(changed) =>
                  change(rows.map((other, place) => (place === index ? { ...other, ...changed } : other)))
                }
              />
            ))}
          </li>
        ))}
      </ol>
      {rows.length < field.max && (
        <Button size="sm" variant="secondary" onClick={() => add(field.blankRow(newId))}>
          <Icon icon={Plus} size="sm" />
          {t('form.addRow')}
        </Button>
      )}
    </fieldset>
  )
}
