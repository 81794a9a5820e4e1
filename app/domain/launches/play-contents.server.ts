import { type OutlineModule } from '#app/domain/learning/course-outline.server.ts'
import { type ContentsPart, type PlayContents } from '#app/domain/learning/learning-views.ts'
import { nestContents, partsOf } from '#app/domain/learning/nest-contents.ts'
import { readStanding } from '#app/domain/learning/standing.server.ts'

type ReadPlayContents = {
  enrolmentId: string
  userId: string
  outline: OutlineModule[]
  isCompleted: boolean
  /** The part that is played. */
  moduleId: string
  itemId: string
}

/** What surrounds a part while it is played: all parts with what has been done, the learner's progress, the ways on. */
export async function readPlayContents({
  moduleId,
  itemId,
  outline,
  ...learner
}: ReadPlayContents): Promise<PlayContents> {
  const standing = await readStanding({ ...learner, outline })
  const modules = standing.modules.map(({ id, title, items }) => {
    const way = standing.ways.get(id)
    const isListed = (part: ContentsPart) =>
      part.status !== 'not_started' || part.itemId === itemId || way?.isListed(part.itemId) !== false
    const organization = outline.find((module) => module.id === id)?.contents ?? []
    return { id, title, contents: nestContents(organization, items.filter(isListed)) }
  })
  const parts = modules.flatMap(({ contents }) => partsOf(contents))
  const here = parts.findIndex((part) => part.moduleId === moduleId && part.itemId === itemId)
  const isOpen = ({ lock }: ContentsPart) => lock === null
  return {
    modules,
    progress: { doneCount: standing.doneCount, itemCount: standing.itemCount },
    // A part that is hidden has no place among the others.
    previous: here === -1 ? null : placeOf(parts.slice(0, here).findLast(isOpen)),
    next: here === -1 ? null : placeOf(parts.slice(here + 1).find(isOpen)),
    sequence: standing.ways.get(moduleId)?.sequence ?? null,
  }
}

const placeOf = (part: ContentsPart | undefined): PlayContents['next'] =>
  part ? { moduleId: part.moduleId, itemId: part.itemId } : null
