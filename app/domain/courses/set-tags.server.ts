import { type Dictionary } from '@karmashala/frac'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { TAGS_MAX, type TagInput } from '#app/domain/courses/course.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Without a module it is about the whole course. */
type CourseTags = { actor: Actor; courseId: string; moduleId?: string | null }

/** Replaces all competencies the draft, or one module of it, claims to teach, let practise or assess. */
export async function setTags({ tags, ...of }: CourseTags & { tags: TagInput[] }): Promise<void> {
  await changeTags({ ...of, given: tags, next: (_, given) => given.reduce(withTag, []) })
}

/** Adds one; the same competency in the same role and place gets the new level. */
export async function addTag({ tag, ...of }: CourseTags & { tag: TagInput }): Promise<void> {
  await changeTags({ ...of, given: [tag], next: (tags, given) => given.reduce(withTag, tags) })
}

/** Takes one away; taking it away twice is no mistake. */
export async function removeTag({
  tag,
  ...of
}: CourseTags & { tag: Pick<TagInput, 'competencyCode' | 'role'> }): Promise<void> {
  await changeTags({ ...of, given: [], next: (tags) => tags.filter((known) => !isSame(known, tag)) })
}

const isSame = (a: Pick<TagInput, 'competencyCode' | 'role'>, b: typeof a) =>
  a.competencyCode === b.competencyCode && a.role === b.role

const withTag = (tags: TagInput[], tag: TagInput): TagInput[] => [
  ...tags.filter((known) => !isSame(known, tag)),
  tag,
]

type Changes = CourseTags & {
  given: TagInput[]
  next: (tags: TagInput[], given: TagInput[]) => TagInput[]
}

async function changeTags({ actor, courseId, moduleId = null, given, next }: Changes): Promise<void> {
  await changeDraft({
    actor,
    courseId,
    action: 'course.tags_changed',
    change: async (draft) => {
      const dictionary = await dictionaryFor(actor.acting.organisationId)
      const module = moduleId === null ? null : findModule(draft, moduleId)
      const present = (module?.tags ?? (module ? [] : draft.tags)).map(toInput)
      // Only what is new has to be offered: a competency retired since must not lock the others in.
      const tags = next(
        present,
        given.map((tag) => offered(tag, dictionary)),
      )
      if (tags.length > TAGS_MAX)
        throw new DomainError('invalid', 'provide:refusals.tooManyTags', { max: TAGS_MAX })
      return {
        set: module
          ? { modules: draft.modules.map((one) => (one === module ? { ...one, tags } : one)) }
          : { tags },
        details: {
          tags: tags.map(inWords).join(', '),
          ...(module ? { moduleId: String(module._id), module: module.title } : {}),
        },
      }
    },
  })
}

function findModule({ modules }: CourseVersionRecord, moduleId: string) {
  const module = modules.find(({ _id }) => String(_id) === moduleId)
  if (!module) throw new DomainError('not_found', 'provide:refusals.noModule')
  return module
}

const toInput = ({ competencyCode, level, role }: TagInput): TagInput => ({ competencyCode, level, role })

const inWords = ({ competencyCode, level, role }: TagInput) => `${competencyCode} ${level} ${role}`

/** The tag on the row that stands today; what may not be tagged is refused. */
function offered(tag: TagInput, dictionary: Dictionary): TagInput {
  const competency = dictionary.resolve(tag.competencyCode)
  if (!competency?.selectable || competency.retired) {
    throw new DomainError('invalid', 'provide:refusals.unknownCompetency', { code: tag.competencyCode })
  }
  return { ...tag, competencyCode: competency.code }
}
