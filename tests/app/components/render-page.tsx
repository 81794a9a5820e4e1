import { createRemixStub } from '@remix-run/testing'
import { cleanup, render, type RenderResult } from '@testing-library/react'
import { type ReactElement } from 'react'
import { I18nextProvider } from 'react-i18next'
import { onTestFinished } from 'vitest'
import { type RootData } from '#app/components/shell/root-data.ts'
import { i18nFor } from '#app/lib/i18n.server.ts'
import { type Language } from '#app/lib/i18n.ts'

type Around = { language?: Language; root?: Partial<RootData>; path?: string }

/** Shows a component inside a page, with the translations and the data every page has. */
export function renderPage(
  element: ReactElement,
  { language = 'en', root, path = '/' }: Around = {},
): RenderResult {
  const rootData: RootData = {
    language,
    theme: 'system',
    viewer: null,
    csrfToken: 'token-of-the-test',
    appName: 'Karmashala',
    ...root,
  }
  onTestFinished(cleanup)
  const Stub = createRemixStub([{ id: 'root', path: '*', Component: () => element }])
  return render(
    <I18nextProvider i18n={i18nFor(language)}>
      <Stub initialEntries={[path]} hydrationData={{ loaderData: { root: rootData } }} />
    </I18nextProvider>,
  )
}
