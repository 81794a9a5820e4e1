import { Check, X } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'

export type StepState = 'done' | 'current' | 'upcoming' | 'stopped'
export type Step = { key: string; label: ReactNode; state: StepState; detail?: ReactNode }

const MARKERS: Record<StepState, string> = {
  done: 'border-success bg-success text-card',
  current: 'border-primary bg-primary text-primary-foreground',
  upcoming: 'border-input bg-card text-muted-foreground',
  stopped: 'border-danger bg-danger text-danger-foreground',
}

/** Where something stands on its way through fixed stages. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const { t } = useTranslation()
  return (
    <ol aria-label={label} className="flex flex-col lg:flex-row">
      {steps.map(({ key, label: text, state, detail }, index) => (
        <li
          key={key}
          aria-current={state === 'current' ? 'step' : undefined}
          className="group relative flex gap-3 pb-5 last:pb-0 lg:flex-1 lg:flex-col lg:gap-2 lg:pr-4 lg:pb-0"
        >
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-8 bottom-0 left-[0.9375rem] w-0.5 group-last:hidden lg:top-[0.9375rem] lg:right-0 lg:bottom-auto lg:left-8 lg:h-0.5 lg:w-auto',
              state === 'done' ? 'bg-success' : 'bg-border',
            )}
          />
          <span
            aria-hidden="true"
            className={cn(
              'relative grid size-8 shrink-0 place-items-center rounded-full border-2 text-sm font-semibold',
              MARKERS[state],
            )}
          >
            {state === 'done' ? (
              <Icon icon={Check} size="sm" />
            ) : state === 'stopped' ? (
              <Icon icon={X} size="sm" />
            ) : (
              index + 1
            )}
          </span>
          <span className="min-w-0">
            <span className={cn('block', state === 'upcoming' ? 'text-muted-foreground' : 'font-semibold')}>
              {text}
              <span className="sr-only"> ({t(`step.${state}`)})</span>
            </span>
            {detail && <span className="block text-sm text-muted-foreground">{detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
