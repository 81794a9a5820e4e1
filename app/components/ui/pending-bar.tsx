import { useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

/** A thin line at the top while the next page is on its way. */
export function PendingBar() {
  const { state } = useNavigation()
  const { t } = useTranslation()
  const busy = state !== 'idle'
  return (
    <>
      <div
        aria-hidden="true"
        className={`fixed inset-x-0 top-0 z-50 h-1 origin-left bg-accent transition-all print:hidden ${
          busy
            ? 'scale-x-90 opacity-100 delay-150 duration-[4s] ease-out'
            : 'scale-x-0 opacity-0 duration-200'
        }`}
      />
      <span role="status" className="sr-only">
        {busy ? t('state.loading') : ''}
      </span>
    </>
  )
}
