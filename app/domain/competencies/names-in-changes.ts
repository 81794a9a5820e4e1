import { type FieldChange, type Framework } from '@karmashala/frac'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { type Named } from '#app/domain/competencies/proposal-views.ts'

/** What the codes and ids that changes speak of are called: nobody knows them by heart. */
export function namesInChanges(
  changes: readonly FieldChange[],
  framework: Framework,
  contents: readonly (NodeContent | null)[],
): Record<string, Named> {
  const known = new Map<string, Named>()
  const add = (id: string, { name, nameHi }: Named) => void known.set(id, { name, nameHi })
  for (const row of framework.competencies) add(row.code, row)
  for (const row of framework.knowledgeResources) add(row.id, row)
  for (const content of contents) {
    if (!content || !('roles' in content)) continue
    for (const role of content.roles) {
      add(role.id, role)
      for (const activity of role.activities) add(activity.id, activity)
    }
  }
  const spoken = changes.flatMap(({ path, before, after }) => [
    ...path,
    ...[before].flat(),
    ...[after].flat(),
  ])
  return Object.fromEntries(
    spoken.flatMap((id) => {
      const name = typeof id === 'string' ? known.get(id) : undefined
      return name ? [[id as string, name]] : []
    }),
  )
}
