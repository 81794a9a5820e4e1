type WithTitle = { data: unknown }

/** `meta` of a route whose loader returns its translated `title`. */
export function metaFromTitle({ data }: WithTitle): { title: string }[] {
  const title = (data as { title?: unknown } | undefined)?.title
  return [{ title: typeof title === 'string' ? `${title} · Karmashala` : 'Karmashala' }]
}
