import { cn } from '#app/components/ui/cn.ts'

const LEVELS = [1, 2, 3, 4, 5]

/** Five steps: filled as far as somebody has come, outlined as far as they are to come. Words stand beside it. */
export function LevelBar({ held, required = 0 }: { held: number; required?: number }) {
  return (
    <span aria-hidden="true" className="inline-flex gap-0.5 align-middle">
      {LEVELS.map((level) => (
        <span
          key={level}
          className={cn(
            'h-3 w-4 rounded-xs border print:[print-color-adjust:exact]',
            level <= held && 'border-success bg-success',
            level > held && level <= required && 'border-2 border-warning bg-warning-subtle',
            level > held && level > required && 'border-border bg-muted',
          )}
        />
      ))}
    </span>
  )
}
