import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type SummarisedError = {
  key: string
  message: ReactNode
  /** The id of the control to go to; without it the line is about the whole form. */
  targetId?: string
}

/** Everything that is wrong with a form, above it, and takes the focus so that nobody has to look for it. */
export function ErrorSummary({ errors, title }: { errors: readonly SummarisedError[]; title?: string }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const content = errors.map(({ key }) => key).join('\n')
  useEffect(() => {
    if (content) box.current?.focus()
  }, [content])

  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border-2 border-danger bg-card p-4 focus:outline-3 focus:outline-offset-2 focus:outline-ring sm:p-5"
    >
      <h2 className="text-lg font-semibold">{title ?? t('form.errorSummary')}</h2>
      <ul className="mt-2 space-y-1">
        {errors.map(({ key, message, targetId }) => (
          <li key={key}>
            {targetId ? (
              <a href={`#${targetId}`} className="font-semibold text-danger underline underline-offset-4">
                {message}
              </a>
            ) : (
              <span className="font-semibold text-danger">{message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
