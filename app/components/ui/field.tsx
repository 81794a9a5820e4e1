import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { FieldError } from '#app/components/ui/field-error.tsx'

/** What a control must carry so that its label, hint and error belong to it. */
export type FieldControl = {
  id: string
  required?: true
  'aria-invalid'?: true
  'aria-describedby'?: string
}

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  id?: string
  required?: boolean
  /** Says "(optional)" after the label, for forms where most fields are required. */
  optional?: boolean
  hideLabel?: boolean
  className?: string
  children: (control: FieldControl) => ReactNode
}

/** Owns label, id, hint and error of one control, so that no form can forget them. */
export function Field({
  label,
  hint,
  error,
  id,
  required,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const ownId = useId()
  const controlId = id ?? ownId
  const hintId = hint ? `${controlId}-hint` : undefined
  const errorId = error ? `${controlId}-error` : undefined
  const described = [hintId, errorId].filter(Boolean).join(' ')
  return (
    <div className={cn('space-y-1.5', error && 'border-l-4 border-danger pl-4', className)}>
      <label htmlFor={controlId} className={hideLabel ? 'sr-only' : 'block font-semibold'}>
        {label}
        <FieldMark required={required} optional={optional} />
      </label>
      {hint && (
        <div id={hintId} className="text-sm text-muted-foreground">
          {hint}
        </div>
      )}
      {error && <FieldError id={errorId}>{error}</FieldError>}
      {children({
        id: controlId,
        required: required || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  )
}

export function FieldMark({ required, optional }: { required?: boolean; optional?: boolean }) {
  const { t } = useTranslation()
  if (required) {
    return (
      <span aria-hidden="true" className="ml-1 text-danger">
        *
      </span>
    )
  }
  if (optional) return <span className="ml-1 font-normal text-muted-foreground">{t('form.optional')}</span>
  return null
}
