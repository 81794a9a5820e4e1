import { type ReactNode } from 'react'
import { type FieldMeta } from '#app/components/forms/field-meta.ts'
import { fieldError } from '#app/components/forms/form-field.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'

type CheckboxFieldProps = { field: FieldMeta; label: ReactNode; hint?: ReactNode; className?: string }

/** One yes-or-no question; sends "on" when ticked, as a zod boolean under conform expects. */
export function CheckboxField({ field, label, hint, className }: CheckboxFieldProps) {
  return (
    <Checkbox
      key={field.key}
      id={field.id}
      name={field.name}
      required={field.required}
      defaultChecked={field.initialValue === 'on' || field.initialValue === true}
      label={label}
      hint={hint}
      error={fieldError(field)}
      className={className}
    />
  )
}
