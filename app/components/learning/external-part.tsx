import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Icon } from '#app/components/ui/icon.tsx'

/** A part that lies on another website: said plainly, since nothing of it can be recorded. */
export function ExternalPart({ title, url }: { title: string; url: string }) {
  const { t } = useTranslation('learn')
  const host = hostOf(url)
  return (
    <div className="grid flex-1 place-items-center overflow-auto p-6">
      <div className="max-w-prose space-y-4">
        <h2 className="text-2xl font-bold">{t('play.externalTitle')}</h2>
        <p className="text-lg">{t('play.externalText', { title, host })}</p>
        <a href={url} target="_blank" rel="noopener noreferrer" className={buttonStyle({ size: 'lg' })}>
          {t('play.externalOpen', { host })}
          <Icon icon={ExternalLink} />
        </a>
      </div>
    </div>
  )
}

function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
