import { useFormAction, useNavigation } from '@remix-run/react'
import { type ComponentProps } from 'react'
import { Button } from '#app/components/ui/button.tsx'

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, 'type' | 'pending'> & {
  /** The action of the form, when it posts to another route than its own. */
  action?: string
}

/** Sends its form and shows, and says, that it is on its way. */
export function SubmitButton({ action, ...rest }: SubmitButtonProps) {
  const { state, formAction, formMethod } = useNavigation()
  const ownAction = useFormAction(action)
  const pending = state !== 'idle' && formMethod?.toUpperCase() === 'POST' && formAction === ownAction
  return <Button {...rest} type="submit" pending={pending} />
}
