import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { TITLE_MAX } from '#app/domain/courses/course.schema.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { getActor } from '#app/domain/people/get-actor.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * Makes an unpacked package the module of its course's draft. Of several uploads to the same course the one that was
 * received last stays, in whichever order they are done.
 */
export async function activatePackage(pkg: ContentPackageRecord): Promise<void> {
  const { _id, providerId, report, sha256, createdAt } = pkg
  const courseId = String(pkg.courseId)
  await changeDraft({
    actor: await uploader(pkg),
    courseId,
    action: 'course.package_imported',
    change: async (draft) => {
      const newer = {
        ...{ courseId, providerId, lessonId: null },
        state: 'ready' as const,
        createdAt: { $gt: createdAt },
      }
      if (await ContentPackage.exists(newer))
        throw new DomainError('conflict', 'provide:refusals.newerPackage')
      const replaced = draft.modules.find(({ kind }) => kind === 'package')
      const settled = await ContentPackage.updateOne(
        { _id, state: { $in: UNDER_WAY } },
        { $set: { state: 'ready', reason: null, trouble: null, replacedId: replaced?.packageId ?? null } },
      )
      // Another run of the same work was faster; undoing this one leaves what that has done.
      if (settled.matchedCount === 0) throw new DomainError('conflict', 'provide:refusals.newerPackage')
      const title = report.title?.trim().slice(0, TITLE_MAX) || draft.title
      return {
        // What its authors have set for the module they have set for the course, whichever package fills it.
        set: { modules: withPackage(draft.modules, { kind: 'package', title, packageId: _id }) },
        details: { packageId: String(_id), sha256, standard: report.standard },
      }
    },
  })
}

type Modules = CourseVersionRecord['modules']
type NewModule = { kind: 'package'; title: string; packageId: unknown }

/** A course has at most one package; it stands where the one before it stood, else behind the lessons. */
function withPackage(modules: Modules, module: NewModule): object[] {
  const at = modules.findIndex(({ kind }) => kind === 'package')
  return at === -1 ? [...modules, module] : modules.with(at, { ...modules[at], ...module } as Modules[number])
}

/** With the rights the person has now; they may have left since the upload. */
async function uploader({ uploadedById, providerId }: ContentPackageRecord): Promise<Actor> {
  const user = await User.findById(uploadedById, { email: 1 }).lean()
  try {
    return await getActor({ email: user?.email ?? '', organisationId: String(providerId) })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new DomainError('forbidden', 'provide:refusals.noLongerAuthor', undefined, { cause: error })
  }
}
