import { type LucideIcon } from 'lucide-react'
import { type ReactNode } from 'react'
import { Icon } from '#app/components/ui/icon.tsx'

type EmptyStateProps = {
  icon?: LucideIcon
  title: string
  /** Why there is nothing here and what to do about it. */
  children?: ReactNode
  actions?: ReactNode
  level?: 2 | 3
}

export function EmptyState({ icon, title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed border-input/60 bg-card px-6 py-12 text-center">
      {icon && (
        <span className="mb-4 grid size-14 place-items-center rounded-full bg-primary-subtle text-primary">
          <Icon icon={icon} size="lg" />
        </span>
      )}
      <Heading className="text-xl font-semibold">{title}</Heading>
      {children && <div className="mt-2 max-w-prose text-muted-foreground">{children}</div>}
      {actions && <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  )
}
