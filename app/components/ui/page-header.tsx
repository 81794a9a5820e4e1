import { type ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from '#app/components/ui/breadcrumbs.tsx'

type PageHeaderProps = {
  title: ReactNode
  /** A short line above the title, such as the kind of thing this page shows. */
  eyebrow?: ReactNode
  description?: ReactNode
  /** Badges and dates that belong to the title. */
  meta?: ReactNode
  actions?: ReactNode
  breadcrumbs?: readonly Crumb[]
}

/** The top of every page, with its one h1. */
export function PageHeader({ title, eyebrow, description, meta, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <header className="mb-8 space-y-4">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-3xl">
          {eyebrow && <p className="mb-1 text-sm font-semibold text-muted-foreground">{eyebrow}</p>}
          <h1 className="text-2xl font-bold sm:text-3xl">{title}</h1>
          {description && <div className="mt-2 text-lg text-muted-foreground">{description}</div>}
          {meta && <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">{meta}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-3 print:hidden">{actions}</div>}
      </div>
    </header>
  )
}
