import { Form, useLocation } from '@remix-run/react'
import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { useRootData } from '#app/components/shell/root-data.ts'
import { THEMES } from '#app/components/shell/theme.ts'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { Icon } from '#app/components/ui/icon.tsx'

const GLYPHS = { light: Sun, dark: Moon, system: Monitor } as const

export function ThemeSwitch({ className }: { className?: string }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const chosen = useRootData()?.theme ?? 'system'
  return (
    <Disclosure
      className="relative"
      summaryClassName={className}
      summary={
        <>
          <Icon icon={GLYPHS[chosen]} size="sm" />
          <span className="sr-only sm:not-sr-only">{t('preferences.theme')}</span>
        </>
      }
    >
      <Form
        method="post"
        action="/theme"
        preventScrollReset
        className="absolute right-0 z-40 mt-2 w-56 rounded-md border bg-popover p-1 text-popover-foreground shadow-popover"
      >
        <CsrfField />
        <input type="hidden" name="to" value={pathname + search} />
        {THEMES.map((theme) => (
          <button
            key={theme}
            name="theme"
            value={theme}
            aria-pressed={theme === chosen}
            className="flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-left hover:bg-primary-subtle"
          >
            <Icon icon={GLYPHS[theme]} />
            <span className="flex-1">{t(`preferences.${theme}`)}</span>
            {theme === chosen && <Icon icon={Check} size="sm" />}
          </button>
        ))}
      </Form>
    </Disclosure>
  )
}
