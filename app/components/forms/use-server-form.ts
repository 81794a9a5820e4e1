import { useForm, type DefaultValue, type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'
import { useId, useState } from 'react'

type Constraint = ReturnType<typeof getZodConstraint>

type ServerFormOptions<Schema> = {
  /** `getZodConstraint(schema)` from the loader: required marks and limits, without shipping zod. */
  constraint?: Constraint
  defaultValue?: DefaultValue<Schema>
  /** Needed when a page has several forms of the same shape, or a test has to find one. */
  id?: string
}

/** A form the server validates: `lastResult` is what the action returned, with the values and errors to show again. */
export function useServerForm<Schema extends Record<string, unknown>>(
  lastResult: SubmissionResult<string[]> | null | undefined,
  { constraint, defaultValue, id }: ServerFormOptions<Schema> = {},
) {
  const answers = useAnswers(lastResult !== null && lastResult !== undefined)
  const ownId = useId()
  const formId = answers === 0 ? id : `${id ?? ownId}-${answers}`
  return useForm<Schema>({
    lastResult: lastResult ?? null,
    ...(constraint ? { constraint } : {}),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(formId ? { id: formId } : {}),
  })
}

/**
 * How many refusals have been followed by something else, such as a success that leads back to the same page. The form
 * would show the last refusal for ever; with another id it begins anew.
 */
function useAnswers(isRefused: boolean): number {
  const [seen, setSeen] = useState({ isRefused, count: 0 })
  if (seen.isRefused === isRefused) return seen.count
  const count = isRefused ? seen.count : seen.count + 1
  setSeen({ isRefused, count })
  return count
}
