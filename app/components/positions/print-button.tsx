import { Printer } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'

/** Only where it can do something: without JavaScript the browser's own menu prints. */
export function PrintButton() {
  const { t } = useTranslation('positions')
  const canPrint = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  if (!canPrint) return null
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <Icon icon={Printer} />
      {t('passport.print')}
    </Button>
  )
}
