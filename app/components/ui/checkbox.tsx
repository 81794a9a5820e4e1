import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import { FieldError } from '#app/components/ui/field-error.tsx'

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

export function Checkbox({ label, hint, error, id, className, ...rest }: CheckboxProps) {
  const ownId = useId()
  const controlId = id ?? ownId
  const hintId = hint ? `${controlId}-hint` : undefined
  const errorId = error ? `${controlId}-error` : undefined
  return (
    <div className={className}>
      {error && <FieldError id={errorId}>{error}</FieldError>}
      <div className="flex min-h-11 items-start gap-3 py-2">
        <input
          {...rest}
          id={controlId}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={[hintId, errorId].filter(Boolean).join(' ') || undefined}
          className="mt-0.5 size-6 shrink-0 accent-primary"
        />
        <div>
          <label htmlFor={controlId}>{label}</label>
          {hint && (
            <div id={hintId} className="text-sm text-muted-foreground">
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
