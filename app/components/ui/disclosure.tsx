import { useLocation } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'

type DisclosureProps = {
  summary: ReactNode
  /** Names the summary for screen readers when it is only a picture or an abbreviation. */
  label?: string
  chevron?: boolean
  className?: string
  summaryClassName?: string
  children: ReactNode
}

/**
 * Opens and closes without JavaScript. With it, it also closes on Escape, on a click elsewhere and after following a
 * link, as people expect of a menu.
 */
export function Disclosure({
  summary,
  label,
  chevron = true,
  className,
  summaryClassName,
  children,
}: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null)
  const { key } = useLocation()

  useEffect(() => details.current?.removeAttribute('open'), [key])
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !details.current?.contains(target))
        details.current?.removeAttribute('open')
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.current?.open) return
      details.current.removeAttribute('open')
      details.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    document.addEventListener('keydown', closeOnEscape)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
      document.removeEventListener('keydown', closeOnEscape)
    }
  }, [])

  return (
    <details ref={details} className={cn('group/disclosure', className)}>
      <summary aria-label={label} className={cn('flex items-center gap-2', summaryClassName)}>
        {summary}
        {chevron && (
          <Icon
            icon={ChevronDown}
            size="sm"
            className="transition-transform group-open/disclosure:rotate-180"
          />
        )}
      </summary>
      {children}
    </details>
  )
}
