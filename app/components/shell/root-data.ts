import { useRouteLoaderData } from '@remix-run/react'
import { type Theme } from '#app/components/shell/theme.ts'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { type Language } from '#app/lib/i18n.ts'

/** What every page knows. */
export type RootData = {
  language: Language
  theme: Theme
  viewer: Viewer | null
  csrfToken: string
  appName: string
}

/** Undefined only when the root loader itself failed. */
export const useRootData = (): RootData | undefined => useRouteLoaderData('root') as RootData | undefined
