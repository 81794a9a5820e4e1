import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ExplorerTabs } from '#app/components/competencies/explorer-tabs.tsx'
import { MapDrawing } from '#app/components/competencies/map-drawing.tsx'
import { MapOutlineList } from '#app/components/competencies/map-outline-list.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { controlStyle } from '#app/components/ui/control-style.ts'
import { Icon } from '#app/components/ui/icon.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findFrameworkMap, listMapChoices } from '#app/domain/explorer/get-framework-map.server.ts'
import { readMapSelection } from '#app/domain/explorer/read-map-selection.ts'
import { DomainError } from '#app/lib/errors.ts'
import { refusalResponse } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { getViewer } from '#app/viewer.server.ts'

const FIRST = 'area:functional'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Karmashala' },
  { name: 'robots', content: 'noindex, follow' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const show = new URL(request.url).searchParams.get('show') || FIRST
  const viewer = await getViewer(request)
  const language = languageOf(request, viewer?.language)
  const selection = readMapSelection(show)
  const map = selection && (await findFrameworkMap(selection, language))
  if (!map) throw refusalResponse(new DomainError('not_found', 'errors:notFound'))
  const t = getT(request, ['competencies', 'common'], viewer?.language)
  return {
    title: `${t('map.titleOf', { name: map.title })} · ${t('common:appName')}`,
    map,
    show,
    choices: await listMapChoices(),
  }
}

export default function FrameworkMapPage() {
  const { map } = useLoaderData<typeof loader>()
  const { t } = useTranslation('competencies')
  return (
    <>
      <PageHeader title={t('map.titleOf', { name: map.title })} description={t('map.lead')} />
      <ExplorerTabs />
      <Chooser />
      <p className="mb-2 text-sm text-muted-foreground print:hidden">
        {t('map.description')} {t('map.scroll')}
        {map.leftOut > 0 && <> {t('map.leftOut', { count: map.leftOut })}</>}
      </p>
      <MapDrawing map={map} />
      <section aria-labelledby="as-list" className="mt-8 print:break-before-page">
        <h2 id="as-list" className="mb-4 text-xl font-semibold">
          {t('map.list')}
        </h2>
        <MapOutlineList outline={map.outline} />
      </section>
    </>
  )
}

function Chooser() {
  const { choices, show } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('competencies')
  return (
    <Form action="/framework/map" className="mb-6 flex max-w-2xl flex-wrap items-end gap-3 print:hidden">
      <div className="min-w-0 flex-1 basis-64 space-y-1.5">
        <label htmlFor="show" className="block font-semibold">
          {t('map.show')}
        </label>
        <span className="relative block">
          <select
            id="show"
            name="show"
            key={show}
            defaultValue={show}
            className={`${controlStyle} appearance-none pr-10 text-ellipsis`}
          >
            {(['positions', 'areas', 'themes'] as const).map((group) => (
              <optgroup key={group} label={t(`map.${group}`)}>
                {choices[group].map(({ value, name, nameHi }) => (
                  <option key={value} value={value}>
                    {inLanguage(i18n.language, name, nameHi)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <Icon
            icon={ChevronDown}
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2"
          />
        </span>
      </div>
      <Button type="submit">{t('map.submit')}</Button>
    </Form>
  )
}
