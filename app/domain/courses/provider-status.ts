import { type ProviderStatus } from '#app/domain/courses/course-views.ts'

type Provider = { verification?: unknown; refusal?: unknown }

/** Whether the platform has satisfied itself that a provider is who it says it is. */
export function providerStatus({ verification, refusal }: Provider): ProviderStatus {
  if (verification) return 'verified'
  return refusal ? 'refused' : 'waiting'
}
