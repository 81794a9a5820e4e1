import { type CompetencyView } from '#app/domain/explorer/explorer-views.ts'

type Addresses = { appOrigin: string; language: string }

/**
 * The competency for search engines and other systems, as schema.org/DefinedTerm, ready to stand inside a script
 * element: no `<` survives, so a name cannot end the element.
 */
export function definedTermJsonLd(competency: CompetencyView, { appOrigin, language }: Addresses): string {
  const { code, name, nameHi, description, descriptionHi, area, theme, igotRefId } = competency
  const url = `${appOrigin}/competencies/${code}`
  const both = (en: string, hi: string | null) => [
    ...(en ? [{ '@value': en, '@language': 'en' }] : []),
    ...(hi ? [{ '@value': hi, '@language': 'hi' }] : []),
  ]
  const term = {
    '@context': 'https://schema.org',
    '@type': 'DefinedTerm',
    '@id': url,
    url,
    termCode: code,
    name: both(name, nameHi),
    description: both(description, descriptionHi),
    inLanguage: language,
    inDefinedTermSet: {
      '@type': 'DefinedTermSet',
      '@id': `${appOrigin}/competencies`,
      url: `${appOrigin}/competencies`,
      name: both(`Karmashala: ${area.name} competencies`, `कर्मशाला: ${area.nameHi} दक्षताएँ`),
    },
    ...(theme && { isPartOf: { '@type': 'DefinedTerm', '@id': `${appOrigin}/competencies/${theme.id}` } }),
    ...(igotRefId && {
      identifier: { '@type': 'PropertyValue', propertyID: 'iGOT Karmayogi', value: igotRefId },
    }),
  }
  return JSON.stringify(term).replaceAll('<', '\\u003c')
}
