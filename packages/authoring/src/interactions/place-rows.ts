/** Puts rows that stand together into another order: first the row `order[0]` names, then `order[1]`, … */
export function placeRows(rows: readonly HTMLElement[], order: readonly number[]): void {
  const parent = rows[0]?.parentElement
  if (!parent) return
  const children = [...parent.children]
  const last = Math.max(...rows.map((row) => children.indexOf(row)))
  const after = children[last]?.nextSibling ?? null
  for (const index of order) {
    const row = rows[index]
    if (row) parent.insertBefore(row, after)
  }
}
