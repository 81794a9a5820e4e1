import { type ReactNode } from 'react'
import { cn } from '#app/components/ui/cn.ts'

const BADGE_TONES = {
  neutral: 'bg-muted text-muted-foreground border-border',
  primary: 'bg-primary-subtle text-primary-subtle-foreground border-primary/25',
  accent: 'bg-accent-subtle text-accent-foreground border-accent/40',
  info: 'bg-info-subtle text-info border-info/30',
  success: 'bg-success-subtle text-success border-success/30',
  warning: 'bg-warning-subtle text-warning border-warning/35',
  danger: 'bg-danger-subtle text-danger border-danger/30',
} as const

export type Tone = keyof typeof BADGE_TONES

export function Badge({
  tone = 'neutral',
  className,
  children,
}: {
  tone?: Tone
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 rounded-sm border px-2 py-0.5 text-sm font-medium',
        BADGE_TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
