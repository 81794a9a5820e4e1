import { type ReactNode } from 'react'
import { listOf, type FieldMeta } from '#app/components/forms/field-meta.ts'
import { fieldError } from '#app/components/forms/form-field.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Fieldset } from '#app/components/ui/fieldset.tsx'

type CheckboxListFieldProps = {
  field: FieldMeta
  legend: ReactNode
  hint?: ReactNode
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[]
  className?: string
}

/** Any number of several choices. */
export function CheckboxListField({ field, legend, hint, options, className }: CheckboxListFieldProps) {
  const chosen = listOf(field)
  return (
    <Fieldset
      legend={legend}
      hint={hint}
      required={field.required}
      error={fieldError(field)}
      className={className}
    >
      {options.map(({ value, label, hint: optionHint }, index) => (
        <Checkbox
          key={`${field.key} ${value}`}
          id={index === 0 ? field.id : `${field.id}-${index + 1}`}
          name={field.name}
          value={value}
          defaultChecked={chosen.includes(value)}
          label={label}
          hint={optionHint}
        />
      ))}
    </Fieldset>
  )
}
