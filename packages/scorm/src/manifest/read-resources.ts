import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, descendants } from '../xml/xml-queries.ts'
import { type ManifestContext, placeOf, STANDARD_NAMES } from './manifest-context.ts'
import { resolveHref, type ResolvedHref } from './resolve-href.ts'

export type Resource = {
  identifier: string
  element: XmlElement
  type: string | undefined
  scormType: string | undefined
  href: string | undefined
  target: ResolvedHref
  files: { href: string; target: ResolvedHref; element: XmlElement }[]
  dependencies: { reference: string; element: XmlElement }[]
}

/** Reads the resources of the manifest and of its sub-manifests (RES09), in document order. */
export function readResources(context: ManifestContext): Resource[] {
  return manifestsIn(context.manifest).flatMap(({ element, bases }) => {
    checkBase(context, element)
    const resources = childNamed(element, 'resources')
    if (!resources) return []
    checkBase(context, resources)
    const outer = [...bases, baseOf(resources)]
    return childrenNamed(resources, 'resource').map((resource) => readResource(context, resource, outer))
  })
}

/** The first of equal identifiers wins, so that a sub-manifest cannot replace a resource of the package. */
export function indexResources(resources: Resource[]): ReadonlyMap<string, Resource> {
  return new Map(resources.toReversed().map((resource) => [resource.identifier, resource]))
}

function manifestsIn(manifest: XmlElement, bases: string[] = []): { element: XmlElement; bases: string[] }[] {
  const own = [...bases, baseOf(manifest)]
  const inner = childrenNamed(manifest, 'manifest').flatMap((child) => manifestsIn(child, own))
  return [{ element: manifest, bases: own }, ...inner]
}

const baseOf = (element: XmlElement) =>
  element.attributes.find(({ prefix, name }) => prefix === 'xml' && name === 'base')?.value ?? ''

/** RES03: xml:base names a folder with forward slashes and one at its end. */
function checkBase(context: ManifestContext, element: XmlElement): void {
  const base = baseOf(element).trim()
  if (base === '' || (base.endsWith('/') && !base.includes('\\'))) return
  context.findings.add('oddBase', { base }, placeOf(context, element))
}

function readResource(context: ManifestContext, element: XmlElement, outer: string[]): Resource {
  checkBase(context, element)
  const bases = [...outer, baseOf(element)]
  const href = attribute(element, 'href')
  return {
    identifier: attribute(element, 'identifier') ?? '',
    element,
    type: attribute(element, 'type'),
    scormType: readScormType(context, element),
    href,
    target: resolveHref(href ?? '', bases, context.files),
    files: childrenNamed(element, 'file').map((file) => {
      const written = attribute(file, 'href') ?? ''
      return { href: written, target: resolveHref(written, bases, context.files), element: file }
    }),
    dependencies: childrenNamed(element, 'dependency').map((dependency) => ({
      reference: attribute(dependency, 'identifierref') ?? '',
      element: dependency,
    })),
  }
}

/** SCORM 1.2 writes scormtype, 2004 scormType; the other one's spelling is common and harmless (ITM05). */
function readScormType(context: ManifestContext, element: XmlElement): string | undefined {
  const found = element.attributes.find(({ name }) => name.toLowerCase() === 'scormtype')
  const expected = context.standard === 'scorm2004' ? 'scormType' : 'scormtype'
  if (found && found.name !== expected) {
    const standard = STANDARD_NAMES[context.standard]
    context.findings.add('wrongCase', { found: found.name, expected, standard }, placeOf(context, element))
  }
  return found?.value.trim()
}

/** MD01: metadata kept in files of their own. */
export function checkMetadataFiles(context: ManifestContext): Set<string> {
  const present = new Set<string>()
  for (const element of descendants(context.manifest)) {
    if (element.name !== 'location' || !/adlcp/i.test(element.namespace ?? element.prefix)) continue
    const href = element.text.trim()
    const target = resolveHref(href, [], context.files)
    if (target.kind === 'file') present.add(target.path)
    else if (target.kind === 'missing')
      context.findings.add('metadataMissing', { href }, placeOf(context, element))
  }
  return present
}
