import { type Routes } from './route.ts'
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
