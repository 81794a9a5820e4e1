import { cn } from '#app/components/ui/cn.ts'

type ProgressProps = {
  /** From 0 to `max`. */
  value: number
  max?: number
  /** What is progressing; read out, not shown. */
  label: string
  /** Said instead of a percentage, such as "3 of 8 modules". */
  valueText?: string
  tone?: 'primary' | 'success'
  /** Where the words beside it say the same. */
  thin?: boolean
  className?: string
}

export function Progress({
  value,
  max = 100,
  label,
  valueText,
  tone = 'primary',
  thin = false,
  className,
}: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={cn(
        thin ? 'h-1.5' : 'h-2.5',
        'w-full overflow-hidden rounded-full border border-border bg-muted',
        className,
      )}
    >
      <div
        className={cn('h-full rounded-full', tone === 'success' ? 'bg-success' : 'bg-primary')}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  )
}
