import { type HTMLAttributes, type ReactNode } from 'react'
import { cn } from '#app/components/ui/cn.ts'

type CardProps = HTMLAttributes<HTMLElement> & {
  as?: 'div' | 'section' | 'article' | 'li'
  padding?: 'none' | 'md' | 'lg'
}

const PADDING = { none: '', md: 'p-4 sm:p-5', lg: 'p-5 sm:p-8' } as const

export function Card({ as: Element = 'div', padding = 'md', className, ...rest }: CardProps) {
  return (
    <Element
      {...rest}
      className={cn(
        'rounded-lg border bg-card text-card-foreground shadow-card',
        PADDING[padding],
        className,
      )}
    />
  )
}

type CardHeaderProps = { title: ReactNode; description?: ReactNode; actions?: ReactNode; level?: 2 | 3 }

export function CardHeader({ title, description, actions, level = 2 }: CardHeaderProps) {
  const Heading = `h${level}` as const
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <Heading className={cn('font-semibold', level === 2 ? 'text-xl' : 'text-lg')}>{title}</Heading>
        {description && <p className="text-muted-foreground">{description}</p>}
      </div>
      {actions}
    </div>
  )
}
