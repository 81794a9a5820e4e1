import { useForm, type DefaultValue, type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'

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
  return useForm<Schema>({
    lastResult: lastResult ?? null,
    ...(constraint ? { constraint } : {}),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(id ? { id } : {}),
  })
}
