import { type LucideIcon } from 'lucide-react'
import { cn } from '#app/components/ui/cn.ts'

const SIZES = { sm: 'size-4', md: 'size-5', lg: 'size-6', xl: 'size-8' } as const

type IconProps = { icon: LucideIcon; size?: keyof typeof SIZES; label?: string; className?: string }

/** Decorative unless it has a label. */
export function Icon({ icon: Glyph, size = 'md', label, className }: IconProps) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <Glyph
      {...naming}
      focusable="false"
      strokeWidth={1.75}
      className={cn('shrink-0', SIZES[size], className)}
    />
  )
}
