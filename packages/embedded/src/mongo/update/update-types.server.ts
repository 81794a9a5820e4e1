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
