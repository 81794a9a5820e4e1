import { ChevronDown } from 'lucide-react'
import { forwardRef, type SelectHTMLAttributes } from 'react'
import { cn } from '#app/components/ui/cn.ts'
import { controlStyle } from '#app/components/ui/control-style.ts'
import { Icon } from '#app/components/ui/icon.tsx'

export type Option = { value: string; label: string; disabled?: boolean }

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options: readonly Option[]
  /** The first, empty choice, such as "Choose a ministry". */
  placeholder?: string
}

/** The browser's own select: it works without JavaScript and with every assistive technology. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, placeholder, className, ...rest },
  ref,
) {
  return (
    <span className={cn('relative block', className)}>
      <select {...rest} ref={ref} className={cn(controlStyle, 'appearance-none pr-10 text-ellipsis')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <Icon icon={ChevronDown} className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2" />
    </span>
  )
})
