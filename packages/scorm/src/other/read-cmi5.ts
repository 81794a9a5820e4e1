import { type PackageItem } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, descendants, textOf } from '../xml/xml-queries.ts'
import { readXml } from '../xml/read-xml.ts'
import {
  addressOf,
  folderOf,
  isIri,
  leafOf,
  NO_STRUCTURE,
  type OtherFacts,
  type OtherSource,
} from './other-facts.ts'

const MOVE_ON = ['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable']
const LAUNCH_METHODS = ['OwnWindow', 'AnyWindow']
// cmi5 8.1: the names that the platform adds to the address of every unit.
const LAUNCH_PARAMETERS = new Set(['endpoint', 'fetch', 'actor', 'registration', 'activityId'])
const IDENTIFIED = new Set(['course', 'block', 'au', 'objective'])

/** Reads a cmi5 course structure with its blocks and assignable units (cmi5 13, 14); `isBare` when it came without a zip. */
export function readCmi5(source: OtherSource, isBare: boolean): OtherFacts {
  const document = readXml(source.bytes, source.entry, source.limits, source.findings)
  if (!document) return NO_STRUCTURE
  const { root } = document
  const course = childNamed(root, 'course')
  if (root.name !== 'courseStructure' || !course) {
    source.findings.add('cmi5Incomplete', { element: 'courseStructure', part: 'course' }, place(source, root))
    return NO_STRUCTURE
  }
  checkIdentifiers(source, root)
  const title = checkTexts(source, course)
  return {
    title: title || null,
    identifier: attribute(course, 'id') || null,
    organizations: [folderOf(attribute(course, 'id') ?? '', title, readUnits(source, root, isBare))],
  }
}

const place = ({ entry }: OtherSource, element: XmlElement) => ({
  entry,
  line: element.line,
  column: element.column,
  element: element.name,
})

/** CMI03, CMI04: identifiers are absolute IRIs and unique among their kind. */
function checkIdentifiers(source: OtherSource, root: XmlElement): void {
  const taken = new Set<string>()
  for (const element of descendants(root)) {
    // Inside a unit or block, objectives are references to those of the course.
    const isReference = element.name === 'objective' && attribute(element, 'idref') !== undefined
    if (!IDENTIFIED.has(element.name) || isReference) continue
    const identifier = attribute(element, 'id') ?? ''
    const key = `${element.name} ${identifier}`
    if (!isIri(identifier)) {
      source.findings.add('cmi5NotAnIri', { element: element.name, identifier }, place(source, element))
    } else if (taken.has(key)) {
      source.findings.add('cmi5Duplicate', { element: element.name, identifier }, place(source, element))
    }
    taken.add(key)
  }
}

function readUnits(source: OtherSource, parent: XmlElement, isBare: boolean): PackageItem[] {
  return parent.children.flatMap((child) => {
    const identifier = attribute(child, 'id') ?? ''
    if (child.name === 'block')
      return [folderOf(identifier, checkTexts(source, child), readUnits(source, child, isBare))]
    if (child.name !== 'au') return []
    checkUnit(source, child, isBare)
    return [leafOf(identifier, checkTexts(source, child))]
  })
}

/** CMI02: title and description, as language strings. Returns the title. */
function checkTexts(source: OtherSource, element: XmlElement): string {
  for (const part of ['title', 'description']) {
    if (said(element, part) === '')
      source.findings.add('cmi5Incomplete', { element: element.name, part }, place(source, element))
  }
  return said(element, 'title')
}

function said(element: XmlElement, part: string): string {
  const parent = childNamed(element, part)
  const strings = parent ? childrenNamed(parent, 'langstring') : []
  return strings.map(textOf).find((text) => text !== '') ?? ''
}

function checkUnit(source: OtherSource, unit: XmlElement, isBare: boolean): void {
  const { findings } = source
  const where = place(source, unit)
  const title = said(unit, 'title')
  const url = textOf(childNamed(unit, 'url'))
  const address = addressOf(url, source.files)
  if (address === 'invalid') findings.add('cmi5BadUrl', { title, url }, where)
  if (isBare && address !== 'outside' && address !== 'invalid')
    findings.add('cmi5BareUrl', { title, url }, where)
  else if (address === 'missing') findings.add('cmi5MissingFile', { title, url }, where)
  const query = new URLSearchParams(url.split('#')[0]?.split('?').slice(1).join('?') ?? '')
  for (const name of query.keys()) {
    if (LAUNCH_PARAMETERS.has(name)) findings.add('cmi5Parameter', { title, name }, where)
  }
  const check = (name: string, isValid: (value: string) => boolean) => {
    const value = attribute(unit, name)
    if (value !== undefined && !isValid(value)) findings.add('cmi5BadValue', { title, name, value }, where)
  }
  check('moveOn', (value) => MOVE_ON.includes(value))
  check('launchMethod', (value) => LAUNCH_METHODS.includes(value))
  check('masteryScore', (value) => /^(\d+(\.\d+)?|\.\d+)$/.test(value) && Number(value) <= 1)
  check('activityType', isIri)
}
