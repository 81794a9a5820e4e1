import { featureNotEnabled } from './api-error.ts'
import { send, type Routes } from './route.ts'
import { DOCUMENT_ROUTES } from './routes/document-routes.ts'
import { INDEX_ROUTES } from './routes/index-routes.ts'
import { KEY_ROUTES } from './routes/key-routes.ts'
import { SEARCH_ROUTES } from './routes/search-routes.ts'
import { SETTINGS_ROUTES } from './routes/settings-routes.ts'
import { TASK_ROUTES } from './routes/task-routes.ts'

/** Every route of this server, by method and path. */
export const ROUTES: Routes = {
  ...INDEX_ROUTES,
  ...DOCUMENT_ROUTES,
  ...SETTINGS_ROUTES,
  ...SEARCH_ROUTES,
  ...TASK_ROUTES,
  ...KEY_ROUTES,
}

/** What Meilisearch has behind a switch and this server has not: refused in the words of one with the switch off. */
export const SWITCHED_OFF: Routes = {
  'POST /indexes/:uid/documents/edit': send('documents.add', () => {
    const feature = 'edit documents by function'
    throw featureNotEnabled(`Using \`${feature}\``, feature, 762)
  }),
}
