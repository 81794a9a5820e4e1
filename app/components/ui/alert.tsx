import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode } from 'react'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'

const LOOKS = {
  info: { icon: Info, frame: 'border-info/30 border-l-info bg-info-subtle', glyph: 'text-info' },
  success: {
    icon: CircleCheck,
    frame: 'border-success/30 border-l-success bg-success-subtle',
    glyph: 'text-success',
  },
  warning: {
    icon: TriangleAlert,
    frame: 'border-warning/30 border-l-warning bg-warning-subtle',
    glyph: 'text-warning',
  },
  danger: {
    icon: OctagonAlert,
    frame: 'border-danger/30 border-l-danger bg-danger-subtle',
    glyph: 'text-danger',
  },
} as const

type AlertProps = {
  tone?: keyof typeof LOOKS
  title?: ReactNode
  /** Announced when it appears; leave it off for what was on the page from the start. */
  live?: boolean
  className?: string
  children?: ReactNode
}

export function Alert({ tone = 'info', title, live = false, className, children }: AlertProps) {
  const { icon, frame, glyph } = LOOKS[tone]
  const liveRole = tone === 'danger' || tone === 'warning' ? 'alert' : 'status'
  return (
    <div
      role={live ? liveRole : undefined}
      className={cn('flex gap-3 rounded-md border border-l-4 p-4 text-foreground', frame, className)}
    >
      <Icon icon={icon} className={cn('mt-0.5', glyph)} />
      <div className="min-w-0 space-y-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}
