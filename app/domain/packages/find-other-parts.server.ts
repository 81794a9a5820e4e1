import { type PackageReport } from '@karmashala/scorm'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'

type Replacing = { replacedId?: unknown; report?: unknown }

/** How many parts a package has that the one before it had not, and the other way round; null when they are the same. */
export async function findOtherParts(
  { replacedId, report }: Replacing,
  providerId: string,
): Promise<{ added: number; removed: number } | null> {
  if (!replacedId) return null
  const replaced = await ContentPackage.findOne({ _id: replacedId, providerId }, { report: 1 }).lean()
  if (!replaced) return null
  const before = partsOf(replaced.report)
  const now = partsOf(report)
  const added = [...now].filter((id) => !before.has(id)).length
  const removed = [...before].filter((id) => !now.has(id)).length
  return added + removed === 0 ? null : { added, removed }
}

const partsOf = (report: unknown): Set<string> =>
  new Set((report as PackageReport).launchable.map(({ identifier }) => identifier))
