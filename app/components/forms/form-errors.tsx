import { type ReactNode } from 'react'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'

type FormErrorsProps = {
  form: { id: string; allErrors: Record<string, string[]> }
  /** The label of each field by its name, so that a line reads "Title: Fill this in." */
  labels?: Record<string, ReactNode>
}

/** What the server refused, above the form: the form as a whole first, then each field with a link to it. */
export function FormErrors({ form, labels = {} }: FormErrorsProps) {
  const { '': ofForm = [], ...ofFields } = form.allErrors
  const general = ofForm.map((message) => ({ key: message, message: <ErrorText message={message} /> }))
  const particular = Object.entries(ofFields).map(([name, messages]) => ({
    key: `${name} ${messages[0]}`,
    targetId: `${form.id}-${name}`,
    message: (
      <>
        {labels[name] && <>{labels[name]}: </>}
        <ErrorText message={messages[0] ?? 'errors:invalid'} />
      </>
    ),
  }))
  return <ErrorSummary errors={[...general, ...particular]} />
}
