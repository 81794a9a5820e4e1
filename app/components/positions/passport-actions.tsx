import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PrintButton } from '#app/components/positions/print-button.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Icon } from '#app/components/ui/icon.tsx'

/** Taking a passport along: as a file, or on paper. */
export function PassportActions({ csvPath }: { csvPath: string }) {
  const { t } = useTranslation('positions')
  return (
    <>
      <a href={csvPath} download className={buttonStyle({ variant: 'secondary' })}>
        <Icon icon={Download} />
        {t('passport.csv')}
      </a>
      <PrintButton />
    </>
  )
}
