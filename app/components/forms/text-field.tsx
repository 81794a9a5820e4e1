import { type InputHTMLAttributes } from 'react'
import { textOf } from '#app/components/forms/field-meta.ts'
import { FormField, type FormFieldProps } from '#app/components/forms/form-field.tsx'
import { Input } from '#app/components/ui/input.tsx'

type TextFieldProps = FormFieldProps &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'autoComplete'
    | 'inputMode'
    | 'placeholder'
    | 'lang'
    | 'min'
    | 'max'
    | 'step'
    | 'readOnly'
    | 'spellCheck'
  > & {
    /** For answers of a known length: "w-32". */
    inputClassName?: string
  }

export function TextField(props: TextFieldProps) {
  const { field, label, hint, optional, hideLabel, className, inputClassName, type, ...input } = props
  const secret = type === 'password'
  return (
    <FormField {...{ field, label, hint, optional, hideLabel, className }}>
      {(control) => (
        <Input
          key={field.key}
          {...input}
          {...control}
          type={type}
          defaultValue={secret ? undefined : textOf(field)}
          className={inputClassName}
        />
      )}
    </FormField>
  )
}
