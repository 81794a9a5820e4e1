import { COMPETENCY_LEVELS, type Competency, type CompetencyType } from '@karmashala/frac'
import { mayBeTagged, offerTo } from '#app/domain/courses/competency-option.server.ts'
import { type CompetencyPicker } from '#app/domain/courses/competency-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type PickCompetencies = {
  actor: Actor
  query?: string
  type?: CompetencyType | undefined
  code?: string | undefined
}

const FOUND_MAX = 30

/** What the dictionary offers for tagging: by search, by area, or the one that was chosen. */
export async function pickCompetencies({
  actor,
  query,
  type,
  code,
}: PickCompetencies): Promise<CompetencyPicker> {
  const { dictionary, toOption } = await offerTo(actor.acting.organisationId)
  const offered = (competencies: readonly Competency[]) => competencies.filter(mayBeTagged).map(toOption)
  const chosen = code ? dictionary.resolve(code) : null

  return {
    areas: dictionary.areas,
    found: query ? offered(dictionary.search(query, FOUND_MAX)) : null,
    themes: type
      ? dictionary.themes
          .filter((theme) => theme.type === type && mayBeTagged(theme))
          .map((theme) => ({ theme: toOption(theme), below: offered(dictionary.children(theme.code)) }))
      : [],
    chosen: chosen && mayBeTagged(chosen) ? toOption(chosen) : null,
    levels: COMPETENCY_LEVELS,
  }
}
