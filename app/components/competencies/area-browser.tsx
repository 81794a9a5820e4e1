import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { type AreaBranch, type ThemeBranch } from '#app/domain/explorer/explorer-views.ts'

/** Every competency by area and theme, to be looked through with the eyes or with the browser's own search. */
export function AreaBrowser({ areas }: { areas: readonly AreaBranch[] }) {
  const { t, i18n } = useTranslation('competencies')
  return (
    <section aria-labelledby="browse" className="space-y-10">
      <h2 id="browse" className="text-2xl font-semibold">
        {t('browse.title')}
      </h2>
      {areas.map(({ type, name, nameHi, description, descriptionHi, competencyCount, themes }) => (
        <section key={type} aria-labelledby={`area-${type}`}>
          <h3 id={`area-${type}`} className="border-b-2 border-accent pb-1 text-xl font-semibold">
            <NodeName name={name} nameHi={nameHi} />{' '}
            <span className="text-base font-normal text-muted-foreground" suppressHydrationWarning>
              {t('browse.count', {
                count: competencyCount,
                number: formatNumber(competencyCount, i18n.language),
              })}
            </span>
          </h3>
          <p className="mt-2 mb-5 max-w-prose text-muted-foreground">
            <NodeName name={description} nameHi={descriptionHi} />
          </p>
          <ul className="gap-8 sm:columns-2 lg:columns-3">
            {themes.map((branch) => (
              <ThemeEntry key={branch.theme.code} {...branch} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function ThemeEntry({ theme, below }: ThemeBranch) {
  return (
    <li className="mb-6 break-inside-avoid">
      <Link to={`/competencies/${theme.code}`} className="link inline-block py-0.5 font-semibold">
        <NodeName name={theme.name} nameHi={theme.nameHi} />
      </Link>
      {below.length > 0 && (
        <ul className="mt-1 border-l-2 pl-3">
          {below.map(({ id, name, nameHi }) => (
            <li key={id}>
              <Link
                to={`/competencies/${id}`}
                className="inline-block py-0.5 text-foreground underline-offset-4 hover:underline"
              >
                <NodeName name={name} nameHi={nameHi} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
