import { forwardRef, type InputHTMLAttributes } from 'react'
import { cn } from '#app/components/ui/cn.ts'

export const FileInput = forwardRef<HTMLInputElement, Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>>(
  function FileInput({ className, ...rest }, ref) {
    return (
      <input
        {...rest}
        ref={ref}
        type="file"
        className={cn(
          'block w-full rounded-md border border-dashed border-input bg-card p-3 text-base',
          'file:mr-4 file:min-h-11 file:rounded-md file:border-0 file:bg-primary-subtle file:px-4 file:font-semibold',
          'file:text-primary-subtle-foreground hover:border-primary aria-invalid:border-danger',
          className,
        )}
      />
    )
  },
)
