import { type PackageItem, type PackageLimits, type PackageReport } from '@karmashala/scorm'
import { inspectPackage } from '@karmashala/scorm/server'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { TITLE_MAX } from '#app/domain/courses/course.schema.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { PackageRefusal } from '#app/domain/packages/package-refusal.ts'
import { storePackage } from '#app/domain/packages/store-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

// A document of the database nests 100 levels and holds 16 MB; real courses are far from both.
const ITEMS_MAX = 2_000
const ITEM_DEPTH_MAX = 20

type ImportPackage = {
  actor: Actor
  courseId: string
  /** A complete file on this machine; it is left where it is. */
  file: string
  originalName: string
  /** Given when it was counted while the file was written. */
  sha256?: string
  limits?: Partial<PackageLimits>
}

/** Reads a package, unpacks it into storage and makes it the module of the course's draft. */
export async function importPackage({
  actor,
  courseId,
  file,
  originalName,
  sha256: counted,
  limits,
}: ImportPackage): Promise<{ packageId: string; report: PackageReport }> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  await getDraft({ courseId, providerId })

  const report = await inspectPackage({ file, ...(limits ? { limits } : {}) })
  if (report.verdict !== 'accepted' || report.launchable.length === 0) throw new PackageRefusal(report)
  refuseEndlessTree(report.organizations)
  const sha256 = counted ?? (await hashFile(file))
  const { size } = await stat(file)
  await storePackage({ sha256, file, report })

  const packageId = new Types.ObjectId()
  await changeDraft({
    actor,
    courseId,
    action: 'course.package_imported',
    change: async (draft) => {
      await ContentPackage.create([
        {
          ...{ _id: packageId, providerId, uploadedById: actor.id, sha256 },
          ...{ originalName, sizeInBytes: size, report },
        },
      ])
      const title = report.title?.trim().slice(0, TITLE_MAX) || draft.title
      return {
        set: { modules: [{ kind: 'package', title, packageId }] },
        details: { packageId: String(packageId), sha256, standard: report.standard },
      }
    },
  })
  return { packageId: String(packageId), report }
}

function refuseEndlessTree(organizations: PackageItem[]): void {
  let level = organizations
  let count = 0
  for (let depth = 1; level.length > 0; depth += 1) {
    count += level.length
    if (depth > ITEM_DEPTH_MAX || count > ITEMS_MAX) {
      throw new DomainError('invalid', 'provide:refusals.tooManyItems', {
        items: ITEMS_MAX,
        depth: ITEM_DEPTH_MAX,
      })
    }
    level = level.flatMap(({ children }) => children)
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
