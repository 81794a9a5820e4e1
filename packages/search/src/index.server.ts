export { createCatalogue, type Catalogue } from './catalogue.server.ts'
export { SearchError } from './search-error.ts'
