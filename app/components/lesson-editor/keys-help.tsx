import { useTranslation } from 'react-i18next'

const KEYS = [
  ['/', 'menu'],
  ['Ctrl+↵', 'add'],
  ['Alt+Shift+↑ / ↓', 'move'],
  ['Ctrl+Shift+D', 'duplicate'],
  ['Ctrl+Shift+⌫', 'delete'],
  ['↵', 'open'],
  ['Esc', 'close'],
  ['Alt+Shift+↵', 'part'],
  ['F8 / Shift+F8', 'problem'],
  ['Ctrl+F', 'find'],
  ['Ctrl+K', 'link'],
  ['Ctrl+B, Ctrl+I', 'marks'],
  ['Ctrl+Z, Ctrl+Shift+Z', 'undo'],
  ['Ctrl+S', 'save'],
] as const

/** What can be done without the mouse. */
export function KeysHelp() {
  const { t } = useTranslation('authoring')
  return (
    <div className="space-y-3 text-sm">
      <dl className="space-y-2">
        {KEYS.map(([keys, what]) => (
          <div key={what} className="flex justify-between gap-4 border-b pb-2">
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd className="text-right">{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted-foreground">{t('keys.mac')}</p>
    </div>
  )
}
