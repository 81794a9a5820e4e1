import { ErrorText } from '#app/components/forms/error-text.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'

type FormErrorsProps = { form: { id: string; allErrors: Record<string, string[]> } }

/** What the server refused, above the form: each line leads to its field. */
export function FormErrors({ form }: FormErrorsProps) {
  const errors = Object.entries(form.allErrors).flatMap(([name, messages]) =>
    messages.slice(0, 1).map((message) => ({
      key: `${name} ${message}`,
      message: <ErrorText message={message} />,
      ...(name ? { targetId: `${form.id}-${name}` } : {}),
    })),
  )
  return <ErrorSummary errors={errors} />
}
