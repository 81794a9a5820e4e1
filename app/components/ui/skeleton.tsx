import { cn } from '#app/components/ui/cn.ts'

/** Holds the place of what is still loading; the surrounding region says so in words. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden="true" className={cn('block animate-pulse rounded-md bg-muted', className)} />
)
