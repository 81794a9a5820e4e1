import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf, textOf, type FieldProps } from '#app/components/lesson-editor/block-form/field-context.ts'

/** Which rows of another list are right: one of them, or any number. */
export function RightRowField({ field, words, labelKey, row, changeRow }: FieldProps<'rightRow'>) {
  const { t } = useTranslation('authoring')
  const name = useId()
  const rows = rowsOf(row[field.of])
  const choose = (index: number, isRight: boolean) =>
    changeRow({
      [field.of]: rows.map((other, place) => ({
        ...other,
        correct: place === index ? isRight : field.many ? other['correct'] === true : false,
      })),
    })
  return (
    <fieldset className="space-y-1">
      <legend className="font-semibold">{words.fields?.[labelKey]}</legend>
      {rows.map((option, index) => (
        <label
          key={textOf(option['id']) || index}
          className="flex min-h-9 items-center gap-3 pointer-coarse:min-h-11"
        >
          <input
            type={field.many ? 'checkbox' : 'radio'}
            name={name}
            checked={option['correct'] === true}
            onChange={({ target }) => choose(index, target.checked)}
            className="size-5 accent-primary"
          />
          <span>{textOf(option['text']) || t('form.row', { number: index + 1 })}</span>
        </label>
      ))}
    </fieldset>
  )
}
