import { type Doc } from '../values/document.server.ts'

/** What an update may need besides the document. */
export interface UpdateContext {
  /** The array index the query matched, for positional `$`. */
  position?: number
  /** Filters for `$[name]`. */
  arrayFilters: Map<string, (element: unknown) => boolean>
  /** True while the document of an upsert is being made. */
  isInsert: boolean
  now: Date
}

/** Changes a document in place. */
export type ApplyUpdate = (doc: Doc, context: UpdateContext) => void
