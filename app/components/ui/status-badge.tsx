import { Circle, CircleAlert, CircleCheck, CircleDot, CircleX, Info, type LucideIcon } from 'lucide-react'
import { type ReactNode } from 'react'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { Icon } from '#app/components/ui/icon.tsx'

const GLYPHS: Record<Tone, LucideIcon> = {
  neutral: Circle,
  primary: CircleDot,
  accent: CircleDot,
  info: Info,
  success: CircleCheck,
  warning: CircleAlert,
  danger: CircleX,
}

/** A state in words, colour and shape, so that no one has to tell colours apart. */
export function StatusBadge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <Badge tone={tone} className="whitespace-nowrap">
      <Icon icon={GLYPHS[tone]} size="sm" />
      {children}
    </Badge>
  )
}
