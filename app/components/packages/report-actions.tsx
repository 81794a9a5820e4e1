import { Download, Printer } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Icon } from '#app/components/ui/icon.tsx'
import { useHasScript } from '#app/components/ui/use-has-script.ts'

/** Takes the report along: on paper, or as a file for whoever made the package. */
export function ReportActions({ downloadTo }: { downloadTo: string }) {
  const { t } = useTranslation('provide')
  // Without a script there is nobody to press the button for.
  const canPrint = useHasScript()
  useEffect(() => {
    window.addEventListener('beforeprint', unfold)
    return () => window.removeEventListener('beforeprint', unfold)
  }, [])
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {canPrint && (
        <Button variant="secondary" size="sm" onClick={() => window.print()}>
          <Icon icon={Printer} size="sm" />
          {t('report.print')}
        </Button>
      )}
      <a href={downloadTo} download className={buttonStyle({ variant: 'secondary', size: 'sm' })}>
        <Icon icon={Download} size="sm" />
        {t('report.download')}
      </a>
    </div>
  )
}

/** Nothing can be unfolded on paper. */
function unfold(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true
}
