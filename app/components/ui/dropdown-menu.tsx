import { Link } from '@remix-run/react'
import { DropdownMenu as Radix } from 'radix-ui'
import { type ReactNode } from 'react'

export type MenuItem = { key: string; label: ReactNode } & (
  { to: string; onSelect?: never } | { onSelect: () => void; to?: never }
)

const itemLook =
  'flex min-h-11 items-center gap-2 rounded-sm px-3 py-2 no-underline outline-none data-highlighted:bg-primary-subtle data-highlighted:text-primary-subtle-foreground'

/** A menu of actions for pages that need JavaScript anyway; elsewhere use a disclosure or plain links. */
export function DropdownMenu({ trigger, items }: { trigger: ReactNode; items: readonly MenuItem[] }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          className="z-50 min-w-52 rounded-md border bg-popover p-1 text-popover-foreground shadow-popover"
        >
          {items.map(({ key, label, to, onSelect }) =>
            to === undefined ? (
              <Radix.Item key={key} onSelect={onSelect} className={itemLook}>
                {label}
              </Radix.Item>
            ) : (
              <Radix.Item key={key} asChild>
                <Link to={to} className={itemLook}>
                  {label}
                </Link>
              </Radix.Item>
            ),
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
