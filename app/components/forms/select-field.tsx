import { textOf } from '#app/components/forms/field-meta.ts'
import { FormField, type FormFieldProps } from '#app/components/forms/form-field.tsx'
import { Select, type Option } from '#app/components/ui/select.tsx'

type SelectFieldProps = FormFieldProps & { options: readonly Option[]; placeholder?: string }

export function SelectField(props: SelectFieldProps) {
  const { field, label, hint, optional, hideLabel, className, options, placeholder } = props
  return (
    <FormField {...{ field, label, hint, optional, hideLabel, className }}>
      {(control) => (
        <Select
          key={field.key}
          {...control}
          options={options}
          placeholder={placeholder}
          defaultValue={textOf(field)}
        />
      )}
    </FormField>
  )
}
