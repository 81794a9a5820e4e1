import { Link, type LinkProps } from '@remix-run/react'
import { buttonStyle, type ButtonStyle } from '#app/components/ui/button-style.ts'
import { cn } from '#app/components/ui/cn.ts'

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ variant, size, wide, className, ...rest }: LinkProps & ButtonStyle) {
  return <Link {...rest} className={cn(buttonStyle({ variant, size, wide }), className)} />
}
