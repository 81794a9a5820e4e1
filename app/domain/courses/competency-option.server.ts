import { type Competency, type Dictionary } from '@karmashala/frac'
import { currentDictionary, dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { type CompetencyOption } from '#app/domain/courses/competency-views.ts'

type Offer = {
  /** With the private terms of the organisation. */
  dictionary: Dictionary
  toOption: (competency: Competency) => CompetencyOption
}

/** What an organisation may tag with, and how the picker shows it. */
export async function offerTo(organisationId: string): Promise<Offer> {
  const dictionary = await dictionaryFor(organisationId)
  const shared = await currentDictionary()
  return { dictionary, toOption: (competency) => toOption(competency, dictionary, shared) }
}

export const mayBeTagged = ({ selectable, retired }: Competency): boolean => selectable && !retired

function toOption(competency: Competency, dictionary: Dictionary, shared: Dictionary): CompetencyOption {
  const { code, name, nameHi, description, descriptionHi = description, parentCode } = competency
  const theme = parentCode ? dictionary.find(parentCode) : competency
  return {
    ...{ code, name, description, descriptionHi },
    nameHi: nameHi || name,
    theme: theme?.name ?? competency.theme,
    themeHi: theme?.nameHi || competency.theme,
    isTheme: parentCode === null,
    isOwn: shared.find(code) === null,
  }
}
