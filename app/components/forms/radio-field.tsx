import { type ReactNode } from 'react'
import { textOf, type FieldMeta } from '#app/components/forms/field-meta.ts'
import { fieldError } from '#app/components/forms/form-field.tsx'
import { RadioGroup, type RadioOption } from '#app/components/ui/radio-group.tsx'

type RadioFieldProps = {
  field: FieldMeta
  legend: ReactNode
  hint?: ReactNode
  options: readonly RadioOption[]
  className?: string
}

/** One of a few choices, all in view. */
export function RadioField({ field, legend, hint, options, className }: RadioFieldProps) {
  return (
    <RadioGroup
      key={field.key}
      id={field.id}
      name={field.name}
      legend={legend}
      hint={hint}
      options={options}
      required={field.required}
      defaultValue={textOf(field)}
      error={fieldError(field)}
      className={className}
    />
  )
}
