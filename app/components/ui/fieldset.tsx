import { useId, type ReactNode } from 'react'
import { cn } from '#app/components/ui/cn.ts'
import { FieldMark } from '#app/components/ui/field.tsx'
import { FieldError } from '#app/components/ui/field-error.tsx'

type FieldsetProps = {
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  className?: string
  children: ReactNode
}

/** A group of controls under one question. */
export function Fieldset({ legend, hint, error, required, className, children }: FieldsetProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      aria-describedby={described || undefined}
      className={cn('min-w-0 space-y-1.5', error && 'border-l-4 border-danger pl-4', className)}
    >
      <legend className="mb-1 font-semibold">
        {legend}
        <FieldMark required={required} />
      </legend>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted-foreground">
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  )
}
