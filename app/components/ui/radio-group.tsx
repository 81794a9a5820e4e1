import { type ReactNode } from 'react'
import { Fieldset } from '#app/components/ui/fieldset.tsx'

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type RadioGroupProps = {
  legend: ReactNode
  name: string
  options: readonly RadioOption[]
  /** The first radio gets this id, so that an error summary can lead to it. */
  id: string
  defaultValue?: string
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  className?: string
}

export function RadioGroup({
  legend,
  name,
  options,
  id,
  defaultValue,
  hint,
  error,
  required,
  className,
}: RadioGroupProps) {
  return (
    <Fieldset legend={legend} hint={hint} error={error} required={required} className={className}>
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${index + 1}`
        return (
          <div key={option.value} className="flex min-h-11 items-start gap-3 py-2">
            <input
              id={optionId}
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
              aria-describedby={option.hint ? `${optionId}-hint` : undefined}
              className="mt-0.5 size-6 shrink-0 accent-primary"
            />
            <div>
              <label htmlFor={optionId}>{option.label}</label>
              {option.hint && (
                <div id={`${optionId}-hint`} className="text-sm text-muted-foreground">
                  {option.hint}
                </div>
              )}
            </div>
          </div>
        )
      })}
    </Fieldset>
  )
}
