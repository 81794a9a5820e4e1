import { type TextareaHTMLAttributes } from 'react'
import { textOf } from '#app/components/forms/field-meta.ts'
import { FormField, type FormFieldProps } from '#app/components/forms/form-field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'

type TextareaFieldProps = FormFieldProps &
  Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'rows' | 'placeholder' | 'lang' | 'spellCheck'>

export function TextareaField(props: TextareaFieldProps) {
  const { field, label, hint, optional, hideLabel, className, ...textarea } = props
  return (
    <FormField {...{ field, label, hint, optional, hideLabel, className }}>
      {(control) => <Textarea key={field.key} {...textarea} {...control} defaultValue={textOf(field)} />}
    </FormField>
  )
}
