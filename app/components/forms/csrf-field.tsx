import { useRootData } from '#app/components/shell/root-data.ts'

/** Proves that a form came from a page of this session. Every form that posts holds one. */
export function CsrfField() {
  return <input type="hidden" name="csrf" value={useRootData()?.csrfToken ?? ''} />
}
