import { type ReactNode } from 'react'
import { cn } from '#app/components/ui/cn.ts'

export type Described = { term: ReactNode; description: ReactNode; key?: string }

type DescriptionListProps = {
  items: readonly Described[]
  /** In a narrow column, where side by side would break every line. */
  stacked?: boolean
  className?: string
}

/** Facts as term and description, side by side where there is room. */
export function DescriptionList({ items, stacked = false, className }: DescriptionListProps) {
  return (
    <dl className={cn('divide-y', className)}>
      {items.map(({ term, description, key }, index) => (
        <div
          key={key ?? index}
          className={cn(
            'gap-4 py-3 first:pt-0 last:pb-0',
            !stacked && 'sm:grid sm:grid-cols-[minmax(9rem,1fr)_2fr]',
          )}
        >
          <dt className={cn('text-sm font-semibold text-muted-foreground', !stacked && 'sm:text-base')}>
            {term}
          </dt>
          <dd className="min-w-0">{description}</dd>
        </div>
      ))}
    </dl>
  )
}
