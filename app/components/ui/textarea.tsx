import { forwardRef, type TextareaHTMLAttributes } from 'react'
import { cn } from '#app/components/ui/cn.ts'
import { controlStyle } from '#app/components/ui/control-style.ts'

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ className, rows = 4, style, ...rest }, ref) {
    return (
      <textarea
        {...rest}
        ref={ref}
        rows={rows}
        // A control that grows with its content forgets its rows.
        style={{ minHeight: `calc(${rows}lh + 1.25rem)`, ...style }}
        className={cn(controlStyle, 'field-sizing-content', className)}
      />
    )
  },
)
