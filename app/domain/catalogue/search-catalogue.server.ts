import { COMPETENCY_AREAS, COMPETENCY_LEVELS, type Dictionary } from '@karmashala/frac'
import {
  FACETS,
  highlight,
  MAX_HITS,
  SearchError,
  type CatalogueHit,
  type CatalogueQuery,
  type CatalogueResults,
  type FacetName,
  type FacetValue,
} from '@karmashala/search'
import {
  type CatalogueCard,
  type CatalogueFacet,
  type CatalogueView,
  type MarkedText,
} from '#app/domain/catalogue/catalogue-view.ts'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { languageName } from '#app/domain/catalogue/language-name.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { type Language } from '#app/lib/i18n.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type SearchCatalogue = { query: CatalogueQuery; language: Language }

/** What everybody may find: courses on sale, in the words of the language the page is in. */
export async function searchCatalogue({ query, language }: SearchCatalogue): Promise<CatalogueView> {
  const [results, dictionary] = await Promise.all([ask(query), currentDictionary()])
  const hindiNames = language === 'hi' ? await namesInHindi(results) : new Map<string, string>()
  const { total, isRelaxed, page, pageCount } = results
  return {
    ...{ total, isRelaxed, page, pageCount },
    text: query.text,
    sort: query.sort,
    isAtLimit: total >= MAX_HITS,
    cards: results.hits.map((hit) => ({
      ...toCard(hit, query.text, language),
      providerName: hindiNames.get(hit.providerId) ?? hit.providerName,
    })),
    facets: toFacets(results.facets, { language, hindiNames, dictionary }),
  }
}

async function ask(query: CatalogueQuery): Promise<CatalogueResults> {
  try {
    return await getRuntime().search.search(query)
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    throw error.code === 'invalid_query'
      ? new DomainError('invalid', 'catalogue:refusals.notUnderstood', undefined, { cause: error })
      : new DomainError('upstream_failed', 'catalogue:refusals.unavailable', undefined, { cause: error })
  }
}

/** The index knows providers by the name they are registered with. */
async function namesInHindi({ hits, facets }: CatalogueResults): Promise<Map<string, string>> {
  const ids = [...hits.map(({ providerId }) => providerId), ...facets.provider.map(({ value }) => value)]
  const found = await Organisation.find(
    { _id: { $in: [...new Set(ids)] }, kind: 'provider', nameHi: { $ne: null } },
    { nameHi: 1 },
  ).lean()
  return new Map(found.map(({ _id, nameHi }) => [String(_id), nameHi ?? '']))
}

function toCard(hit: CatalogueHit, text: string, language: Language): CatalogueCard {
  const own = hit.languages[0] ?? 'en'
  const inHindi = language === 'hi'
  const title: MarkedText =
    inHindi && hit.titleHiSegments
      ? { segments: hit.titleHiSegments, language: 'hi' }
      : { segments: hit.titleSegments, language: own }
  const summary: MarkedText =
    inHindi && hit.summaryHi
      ? { segments: highlight(hit.summaryHi, text), language: 'hi' }
      : { segments: hit.summarySegments, language: own }
  const { id, slug, providerName, durationInMinutes, pricePerSeatPerYearInPaise, competencies } = hit
  return {
    ...{ id, slug, title, summary, providerName, durationInMinutes, pricePerSeatPerYearInPaise },
    languages: hit.languages.map((code) => languageName(code, language)),
    competencies: competencies.map(({ code, name, nameHi, level }) => ({
      ...{ code, level },
      name: inHindi ? nameHi || name : name,
    })),
  }
}

type Names = { language: Language; hindiNames: Map<string, string>; dictionary: Dictionary }

function toFacets(facets: CatalogueResults['facets'], names: Names): CatalogueFacet[] {
  const nameOf = labels(names)
  const areaOf = (code: string): string => names.dictionary.find(code)?.parentCode ?? code
  const selectedAreas = facets.competencyArea.filter(({ isSelected }) => isSelected).map(({ value }) => value)
  return FACETS.map((name) => ({
    name,
    choices: facets[name]
      // There are more competencies than a list can show: only those of an area somebody has chosen.
      .filter(
        ({ value, isSelected }) =>
          name !== 'competencyCode' || isSelected || selectedAreas.includes(areaOf(value)),
      )
      .map((choice) => {
        const { value, count, isSelected } = choice
        return { value, count, isSelected, label: nameOf(name, choice) }
      }),
  }))
}

function labels({ language, hindiNames, dictionary }: Names) {
  const named = (thing: { name: string; nameHi: string } | null | undefined) =>
    (language === 'hi' ? thing?.nameHi : null) ?? thing?.name ?? null
  return (facet: FacetName, { value, label }: FacetValue): string | null => {
    switch (facet) {
      case 'competencyType':
        return named(COMPETENCY_AREAS.find(({ type }) => type === value))
      case 'competencyArea':
      case 'competencyCode':
        return named(dictionary.find(value)) ?? label
      case 'level':
        return named(COMPETENCY_LEVELS.find(({ level }) => String(level) === value))
      case 'language':
        return languageName(value, language)
      case 'provider':
        return hindiNames.get(value) ?? label
      case 'format':
      case 'duration':
        return null
    }
  }
}
