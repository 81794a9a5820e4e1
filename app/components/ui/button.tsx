import { LoaderCircle } from 'lucide-react'
import { forwardRef, type ButtonHTMLAttributes, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonStyle, type ButtonStyle } from '#app/components/ui/button-style.ts'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  ButtonStyle & {
    pending?: boolean
    /** What a screen reader is told while pending; "Working…" unless given. */
    pendingLabel?: string
  }

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  {
    variant,
    size,
    wide,
    pending = false,
    pendingLabel,
    className,
    type = 'button',
    onClick,
    children,
    ...rest
  },
  ref,
) {
  const { t } = useTranslation()
  // Not `disabled` while pending: that would drop the keyboard focus to the top of the page.
  const press = (event: MouseEvent<HTMLButtonElement>) =>
    pending ? event.preventDefault() : onClick?.(event)
  return (
    <>
      <button
        {...rest}
        ref={ref}
        type={type}
        onClick={press}
        aria-disabled={pending || undefined}
        className={cn(buttonStyle({ variant, size, wide }), className)}
      >
        {pending && <Icon icon={LoaderCircle} className="animate-spin" />}
        {children}
      </button>
      <span role="status" className="sr-only">
        {pending ? (pendingLabel ?? t('state.working')) : ''}
      </span>
    </>
  )
})
