import { type DescribedUnit, type LanguageStrings, type UnitsDescription } from './units-description.ts'
import { encodePath } from './write-manifest.ts'
import { toDocument, xml, type XmlNode } from './xml-writer.ts'

const CMI5 = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'
const TINCAN = 'http://projecttincan.com/tincan.xsd'
const COURSE_TYPE = 'http://adlnet.gov/expapi/activities/course'

/** The cmi5.xml of a course (cmi5 13 and 14): every unit with how it is launched and what satisfies it. */
export const writeCmi5Structure = ({ identifier, title, description, units }: UnitsDescription): string =>
  toDocument(
    xml(
      'courseStructure',
      { xmlns: CMI5 },
      xml(
        'course',
        { id: identifier },
        said('title', title),
        said('description', described(description, title)),
      ),
      ...units.map((unit) => unitOf(unit, units.length === 1 ? description : {})),
    ),
  )

/** A unit that is scored has to be passed too. Titles stand in for descriptions, which cmi5 13.1.4 asks for. */
function unitOf(
  { identifier, title, description, href, masteryScore }: DescribedUnit,
  ofCourse: LanguageStrings,
): XmlNode {
  return xml(
    'au',
    {
      id: identifier,
      moveOn: masteryScore === undefined ? 'Completed' : 'CompletedAndPassed',
      masteryScore: masteryScore === undefined ? null : String(masteryScore),
      launchMethod: 'AnyWindow',
    },
    said('title', title),
    said('description', described(description ?? ofCourse, title)),
    xml('url', {}, encodePath(href)),
  )
}

const described = (description: LanguageStrings, title: LanguageStrings): LanguageStrings => {
  const present = Object.entries(description).filter(([, words]) => words.trim() !== '')
  return present.length > 0 ? Object.fromEntries(present) : title
}

const said = (name: string, strings: LanguageStrings): XmlNode =>
  xml(name, {}, ...Object.entries(strings).map(([lang, words]) => xml('langstring', { lang }, words)))

/** The tincan.xml of a course: one activity with its launch. */
export function writeTincan({ identifier, title, description, units }: UnitsDescription): string {
  const [language = 'en', words = ''] = Object.entries(title)[0] ?? []
  const [unit] = units
  return toDocument(
    xml(
      'tincan',
      { xmlns: TINCAN },
      xml(
        'activities',
        {},
        xml(
          'activity',
          { id: identifier, type: COURSE_TYPE },
          xml('name', {}, words),
          ...Object.entries(described(description, title)).map(([lang, text]) =>
            xml('description', { lang }, text),
          ),
          xml('launch', { lang: language }, unit ? encodePath(unit.href) : ''),
        ),
      ),
    ),
  )
}
