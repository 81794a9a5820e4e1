import { useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, type FormEvent, type RefObject } from 'react'
import { CATALOGUE_PATH } from '#app/components/catalogue/catalogue-address.ts'

/**
 * A GET form that works by itself; with JavaScript a choice takes effect at once, empty fields stay out of the address,
 * and the controls follow the address when a link or the back button changed it.
 */
export function useLiveForm(form: RefObject<HTMLFormElement>) {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const current = search.toString()

  useEffect(() => {
    const asked = new URLSearchParams(current)
    for (const control of form.current?.elements ?? []) {
      if (control instanceof HTMLInputElement && control.type === 'checkbox') {
        control.checked = asked.getAll(control.name).includes(control.value)
      } else if (control instanceof HTMLSelectElement) {
        control.value = asked.get(control.name) ?? control.options[0]?.value ?? ''
      } else if (control instanceof HTMLInputElement && control !== document.activeElement) {
        // Whoever is still typing is not interrupted.
        control.value = asked.get(control.name) ?? ''
      }
    }
  }, [form, current])

  const send = () => {
    if (!form.current) return
    const next = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) {
      if (typeof value === 'string' && value.trim() !== '') next.append(name, value.trim())
    }
    if (next.get('sort') === 'relevance') next.delete('sort')
    navigate(next.size > 0 ? `${CATALOGUE_PATH}?${next.toString()}` : CATALOGUE_PATH, {
      preventScrollReset: true,
    })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return { onSubmit, send }
}
