import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { cn } from '#app/components/ui/cn.ts'

export type MenuEntry =
  { label: string; keys?: string; isDanger?: boolean; isOff?: boolean; run: () => void } | 'line'

type MenuButtonProps = {
  label: string
  children: ReactNode
  entries: () => MenuEntry[]
  className?: string
  draggable?: boolean
  tabIndex?: number
  onDragStart?: (event: React.DragEvent) => void
}

/** A button with a menu of the WAI-ARIA pattern: arrows, Home, End and Escape, the focus back on the button. */
export function MenuButton({ label, children, entries, className, ...rest }: MenuButtonProps) {
  const [open, setOpen] = useState<MenuEntry[] | null>(null)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const items = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? []),
  ]

  useLayoutEffect(() => {
    if (!open || !button.current || !list.current) return
    const element = list.current
    void computePosition(button.current, element, {
      placement: 'bottom-start',
      strategy: 'fixed',
      middleware: [offset(4), flip({ padding: 8 }), shift({ padding: 8 })],
    }).then(({ x, y }) => {
      element.style.left = `${x}px`
      element.style.top = `${y}px`
      items()[0]?.focus({ preventScroll: true })
    })
  }, [open])
  useEffect(() => {
    if (!open) return
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !list.current?.contains(target) && !button.current?.contains(target))
        setOpen(null)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[(to + all.length) % all.length]?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault()
      setOpen(null)
      button.current?.focus()
    }
  }
  return (
    <>
      <button
        {...rest}
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        aria-controls={open ? id : undefined}
        className={className}
        onClick={() => setOpen(open ? null : entries())}
      >
        {children}
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={onKeyDown}
          className="fixed top-0 left-0 z-50 max-h-[70vh] w-64 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-md border bg-popover p-1 text-popover-foreground shadow-popover"
        >
          {open.map((entry, index) =>
            entry === 'line' ? (
              <hr key={index} className="my-1" />
            ) : (
              <button
                key={entry.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                disabled={entry.isOff}
                className={cn(
                  'flex w-full items-center justify-between gap-3 rounded-sm px-3 py-1.5 text-left hover:bg-primary-subtle disabled:opacity-50 pointer-coarse:py-2.5',
                  entry.isDanger && 'text-danger',
                )}
                onClick={() => {
                  setOpen(null)
                  button.current?.focus()
                  entry.run()
                }}
              >
                <span>{entry.label}</span>
                {entry.keys && <kbd className="text-xs text-muted-foreground">{entry.keys}</kbd>}
              </button>
            ),
          )}
        </div>
      )}
    </>
  )
}
