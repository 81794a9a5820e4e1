import { type Dictionary } from '@karmashala/frac'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { TAGS_MAX, type TagInput } from '#app/domain/courses/course.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type CourseTags = { actor: Actor; courseId: string }

/** Replaces all competencies the draft claims to teach, let practise or assess. */
export async function setTags({ actor, courseId, tags }: CourseTags & { tags: TagInput[] }): Promise<void> {
  await changeTags({ actor, courseId, next: () => tags.reduce(withTag, []) })
}

/** Adds one; the same competency in the same role gets the new level. */
export async function addTag({ actor, courseId, tag }: CourseTags & { tag: TagInput }): Promise<void> {
  await changeTags({ actor, courseId, next: (tags) => withTag(tags, tag) })
}

/** Takes one away; taking it away twice is no mistake. */
export async function removeTag({
  actor,
  courseId,
  tag,
}: CourseTags & { tag: Pick<TagInput, 'competencyCode' | 'role'> }): Promise<void> {
  await changeTags({ actor, courseId, next: (tags) => tags.filter((known) => !isSame(known, tag)) })
}

const isSame = (a: Pick<TagInput, 'competencyCode' | 'role'>, b: typeof a) =>
  a.competencyCode === b.competencyCode && a.role === b.role

const withTag = (tags: TagInput[], tag: TagInput): TagInput[] => [
  ...tags.filter((known) => !isSame(known, tag)),
  tag,
]

async function changeTags({
  actor,
  courseId,
  next,
}: CourseTags & { next: (tags: TagInput[]) => TagInput[] }): Promise<void> {
  await changeDraft({
    actor,
    courseId,
    action: 'course.tags_changed',
    change: async (draft) => {
      const tags = next(
        draft.tags.map(({ competencyCode, level, role }) => ({ competencyCode, level, role })),
      )
      refuseUnknown(tags, await dictionaryFor(actor.acting.organisationId))
      return { set: { tags }, details: { tags: tags.map(inWords).join(', ') } }
    },
  })
}

const inWords = ({ competencyCode, level, role }: TagInput) => `${competencyCode} ${level} ${role}`

function refuseUnknown(tags: TagInput[], dictionary: Dictionary): void {
  const unknown = tags.find(({ competencyCode }) => !dictionary.find(competencyCode)?.selectable)
  if (unknown) {
    throw new DomainError('invalid', 'provide:refusals.unknownCompetency', { code: unknown.competencyCode })
  }
  if (tags.length > TAGS_MAX)
    throw new DomainError('invalid', 'provide:refusals.tooManyTags', { max: TAGS_MAX })
}
