import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/ui/icon.tsx'

type DialogProps = {
  /** The button that opens it. */
  trigger: ReactNode
  title: string
  description?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** Needs JavaScript and takes the page away: prefer a page of its own. */
export function Dialog({ trigger, title, description, open, onOpenChange, children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[calc(100%-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border bg-popover p-6 text-popover-foreground shadow-popover"
        >
          <Radix.Title className="pr-10 text-xl font-semibold">{title}</Radix.Title>
          {description && (
            <Radix.Description className="mt-1 text-muted-foreground">{description}</Radix.Description>
          )}
          <div className="mt-4">{children}</div>
          <Radix.Close
            aria-label={t('action.close')}
            className="absolute top-4 right-4 grid size-11 place-items-center rounded-md hover:bg-muted"
          >
            <Icon icon={X} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
