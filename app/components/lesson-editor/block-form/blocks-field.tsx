import { definitions, newId, type AnyBlock } from '@karmashala/authoring'
import { useTranslation } from 'react-i18next'
import { type FieldProps, rowsOf } from '#app/components/lesson-editor/block-form/field-context.ts'
import { FormFieldOf } from '#app/components/lesson-editor/block-form/form-field-of.tsx'
import { RowButtons, useRows } from '#app/components/lesson-editor/block-form/row-buttons.tsx'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'

/** Whole blocks inside a block, each with the form of its kind: the questions of a pool or of a film. */
export function BlocksField({ field, words, labelKey, path, value, remarks, change }: FieldProps<'blocks'>) {
  const { t } = useTranslation('authoring')
  const { locale } = useSession()
  const blocks = rowsOf(value) as unknown as AnyBlock[]
  const put = (index: number, block: AnyBlock) =>
    change(blocks.flatMap((other, place) => (place === index ? block : [other])))
  const { frame, add, move, remove } = useRows<HTMLFieldSetElement, AnyBlock>({ rows: blocks, change })
  const nameOf = (type: string) => definitions.get(type)?.words[locale].name ?? type
  return (
    <fieldset ref={frame} data-rows className="space-y-3">
      <legend className="font-semibold">{words.fields?.[labelKey]}</legend>
      {blocks.map((block, index) => (
        <div key={block.attrs.id} data-row className="rounded-md border bg-background p-3">
          <div className="flex justify-end gap-1">
            <RowButtons index={index} count={blocks.length} min={0} onMove={move} onRemove={remove} />
          </div>
          <details open={index === blocks.length - 1}>
            <summary className="py-2 font-semibold">{`${index + 1}. ${nameOf(block.type)}`}</summary>
            <div className="space-y-4">
              {(definitions.get(block.type)?.fields ?? []).map((inner) => (
                <FormFieldOf
                  key={inner.name}
                  field={inner}
                  words={definitions.get(block.type)?.words[locale] ?? words}
                  labelKey={inner.name}
                  path={`${path}.${index}.attrs.${inner.name}`}
                  row={block.attrs}
                  block={block.attrs}
                  remarks={remarks}
                  changeRow={(changed) => put(index, { ...block, attrs: { ...block.attrs, ...changed } })}
                />
              ))}
            </div>
          </details>
        </div>
      ))}
      {blocks.length < field.max && (
        <Field label={t('form.addBlock')} className="max-w-xs">
          {(control) => (
            <Select
              {...control}
              value=""
              placeholder={t('form.chooseKind')}
              options={field.types.map((type) => ({ value: type, label: nameOf(type) }))}
              onChange={({ target }) => {
                const blank = definitions.get(target.value)?.blank(newId)
                if (blank) add(blank)
              }}
            />
          )}
        </Field>
      )}
    </fieldset>
  )
}
