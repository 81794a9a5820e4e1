import './tailwind.css'
import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPage, ErrorTitle } from '#app/components/shell/error-page.tsx'
import { useNonce } from '#app/components/shell/nonce.ts'
import { useRequestId } from '#app/components/shell/request-id.ts'
import { useRootData, type RootData } from '#app/components/shell/root-data.ts'
import { SiteFrame } from '#app/components/shell/site-frame.tsx'
import { themeOf } from '#app/components/shell/theme.ts'
import { UsedNamespaces } from '#app/components/shell/used-namespaces.tsx'
import { csrfTokenFor } from '#app/lib/csrf.server.ts'
import { i18nFor, languageCookie, languageInCookie, languageOf } from '#app/lib/i18n.server.ts'
import { getViewer } from '#app/viewer.server.ts'

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
]

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.appName ?? 'Karmashala' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await getViewer(request)
  const language = languageOf(request, viewer?.language)
  const rootData: RootData = {
    language,
    theme: themeOf(request),
    viewer,
    csrfToken: await csrfTokenFor(request),
    appName: i18nFor(language).t('appName'),
  }
  // On a new device the profile decides; from then on every loader can read the choice without asking for the person.
  const remember = viewer && !languageInCookie(request)
  return data(
    rootData,
    remember ? { headers: { 'Set-Cookie': languageCookie(language, request) } } : undefined,
  )
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const nonce = useNonce()
  const theme = useRootData()?.theme
  const failed = Boolean(useRouteError())
  const requestId = useRequestId()
  return (
    <html
      lang={i18n.language}
      data-theme={theme === 'system' ? undefined : theme}
      data-request-id={(failed && requestId) || undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#1c3160" />
        {failed ? <ErrorTitle /> : <Meta />}
        <Links />
      </head>
      <body>
        <SiteFrame>
          <Suspense>{children}</Suspense>
        </SiteFrame>
        <UsedNamespaces />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
