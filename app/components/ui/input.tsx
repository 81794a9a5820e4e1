import { forwardRef, type InputHTMLAttributes } from 'react'
import { cn } from '#app/components/ui/cn.ts'
import { controlStyle } from '#app/components/ui/control-style.ts'

/** A one-line control; give it a width through `className` when the answer has a known length. */
export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, type = 'text', ...rest },
  ref,
) {
  return <input {...rest} ref={ref} type={type} className={cn(controlStyle, className)} />
})
