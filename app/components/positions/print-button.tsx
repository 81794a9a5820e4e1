import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { useHasScript } from '#app/components/ui/use-has-script.ts'

/** Only where it can do something: without JavaScript the browser's own menu prints. */
export function PrintButton() {
  const { t } = useTranslation('positions')
  if (!useHasScript()) return null
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <Icon icon={Printer} />
      {t('passport.print')}
    </Button>
  )
}
