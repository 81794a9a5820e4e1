import { type ReactNode } from 'react'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { type FieldMeta } from '#app/components/forms/field-meta.ts'
import { Field, type FieldControl } from '#app/components/ui/field.tsx'

export type FormFieldProps = {
  field: FieldMeta
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  hideLabel?: boolean
  className?: string
}

/** The first thing wrong with a field, in the language of the page. */
export function fieldError({ errors, minLength, maxLength }: FieldMeta): ReactNode {
  const message = errors?.[0]
  return message ? <ErrorText message={message} min={minLength} max={maxLength} /> : undefined
}

/** A `Field` fed by conform: for controls the ready-made fields beside this file do not cover. */
export function FormField({
  field,
  children,
  ...rest
}: FormFieldProps & { children: (control: FieldControl & { name: string }) => ReactNode }) {
  return (
    <Field {...rest} id={field.id} required={field.required} error={fieldError(field)}>
      {(control) => children({ ...control, name: field.name })}
    </Field>
  )
}
