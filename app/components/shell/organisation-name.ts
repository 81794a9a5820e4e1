import { type Acting } from '#app/domain/people/viewer.ts'

type Named = Pick<Acting, 'organisationName' | 'organisationNameHi'>

/** An organisation's name in the language of the page, where it has one. */
export const organisationNameIn = (
  language: string,
  { organisationName, organisationNameHi }: Named,
): string => (language === 'hi' ? (organisationNameHi ?? organisationName) : organisationName)
