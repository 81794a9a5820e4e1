import { COMPETENCY_LEVELS, type Competency, type CompetencyType } from '@karmashala/frac'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { type CompetencyOption, type CompetencyPicker } from '#app/domain/courses/competency-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type PickCompetencies = { actor: Actor; query?: string; type?: CompetencyType; code?: string }

const FOUND_MAX = 30

/** What the dictionary offers for tagging: by search, by area, or the one that was chosen. */
export async function pickCompetencies({
  actor,
  query,
  type,
  code,
}: PickCompetencies): Promise<CompetencyPicker> {
  const dictionary = await dictionaryFor(actor.acting.organisationId)
  const toOption = (competency: Competency): CompetencyOption => {
    const theme = competency.parentCode ? dictionary.find(competency.parentCode) : competency
    const { name, nameHi, description, descriptionHi = description } = competency
    return {
      ...{ code: competency.code, name, nameHi, description, descriptionHi },
      theme: theme?.name ?? competency.theme,
      themeHi: theme?.nameHi ?? competency.theme,
      isTheme: competency.parentCode === null,
    }
  }
  const offered = (competencies: readonly Competency[]) =>
    competencies.filter(({ selectable }) => selectable).map(toOption)
  const chosen = code ? dictionary.find(code) : null

  return {
    areas: dictionary.areas,
    found: query ? offered(dictionary.search(query, FOUND_MAX)) : null,
    themes: type
      ? dictionary.themes
          .filter((theme) => theme.type === type && theme.selectable)
          .map((theme) => ({ theme: toOption(theme), below: offered(dictionary.children(theme.code)) }))
      : [],
    chosen: chosen?.selectable ? toOption(chosen) : null,
    levels: COMPETENCY_LEVELS,
  }
}
