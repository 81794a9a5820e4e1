import { type ManifestContext, placeOf } from './manifest-context.ts'
import { indexResources, type Resource } from './read-resources.ts'
import { type ResolvedHref } from './resolve-href.ts'

/** Documents of the standard itself; nobody lists them as files of a resource. */
const CONTROL_DOCUMENT = /\.(xsd|dtd)$|^(ims_xml|imsmanifest)\.xml$/i

/** Rules about all resources, launched or not: RES02, RES03, RES04, RES07, RES08. */
export function checkResources(context: ManifestContext, resources: Resource[], used: Set<string>): void {
  const byIdentifier = indexResources(resources)
  for (const resource of resources) {
    checkFiles(context, resource)
    checkDependencies(context, resource, byIdentifier)
  }
  for (const { identifier, element } of findCycles(resources, byIdentifier)) {
    context.findings.add('dependencyCycle', { identifier }, placeOf(context, element))
  }
  reportMissing(context, resources)
  reportUnused(context, resources, byIdentifier, used)
}

function reportHref(context: ManifestContext, href: string, target: ResolvedHref, where: object): void {
  if (target.kind === 'escapes') context.findings.add('escapingHref', { href }, where)
  if (target.kind === 'forbidden scheme') context.findings.add('forbiddenScheme', { href }, where)
  if (target.kind === 'file' && target.mapped)
    context.findings.add('mappedHref', { href, path: target.path }, where)
}

function checkFiles(context: ManifestContext, resource: Resource): void {
  const { identifier, element, href, target, files } = resource
  if (href) reportHref(context, href, target, placeOf(context, element))
  for (const file of files) {
    if (file.href !== href) reportHref(context, file.href, file.target, placeOf(context, file.element))
  }
  if (context.standard !== 'scorm2004' || target.kind !== 'file') return
  const listed = files.some((file) => file.target.kind === 'file' && file.target.path === target.path)
  if (!listed) context.findings.add('hrefNotListed', { identifier }, placeOf(context, element))
}

function checkDependencies(
  context: ManifestContext,
  resource: Resource,
  byIdentifier: ReadonlyMap<string, Resource>,
): void {
  const { identifier } = resource
  for (const { reference, element: place } of resource.dependencies) {
    if (byIdentifier.has(reference)) continue
    context.findings.add('danglingDependency', { identifier, reference }, placeOf(context, place))
  }
}

/** Resources that a dependency leads back to. One walk over all of them, without recursion: chains can be long. */
function findCycles(resources: Resource[], byIdentifier: ReadonlyMap<string, Resource>): Set<Resource> {
  const state = new Map<Resource, 'open' | 'done'>()
  const cyclic = new Set<Resource>()
  for (const start of resources) {
    const path: { resource: Resource; next: number }[] = state.has(start)
      ? []
      : [{ resource: start, next: 0 }]
    state.set(start, state.get(start) ?? 'open')
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const dependency = step.resource.dependencies[step.next]
      step.next += 1
      if (!dependency) {
        state.set(step.resource, 'done')
        path.pop()
        continue
      }
      const needed = byIdentifier.get(dependency.reference)
      if (!needed) continue
      if (state.get(needed) === 'open') cyclic.add(needed)
      if (state.has(needed)) continue
      state.set(needed, 'open')
      path.push({ resource: needed, next: 0 })
    }
  }
  return cyclic
}

/** Every resource that is needed, directly or not. */
function closure(references: Iterable<string>, byIdentifier: ReadonlyMap<string, Resource>): Set<string> {
  const reached = new Set<string>()
  const pending = [...references]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    for (const { reference } of byIdentifier.get(next)?.dependencies ?? []) pending.push(reference)
  }
  return reached
}

function reportMissing(context: ManifestContext, resources: Resource[]): void {
  const missing = new Set<string>()
  for (const { files } of resources) {
    for (const { target } of files) if (target.kind === 'missing') missing.add(target.path)
  }
  if (missing.size === 0) return
  const names = [...missing].slice(0, 10).join(', ')
  context.findings.add('missingFiles', { count: missing.size, names }, { entry: context.entry })
}

function reportUnused(
  context: ManifestContext,
  resources: Resource[],
  byIdentifier: ReadonlyMap<string, Resource>,
  used: Set<string>,
): void {
  const needed = closure(used, byIdentifier)
  const unused = resources.filter(({ identifier }) => !needed.has(identifier))
  if (unused[0]) {
    context.findings.add(
      'unusedResources',
      { count: unused.length, name: unused[0].identifier },
      { entry: context.entry },
    )
  }
}

/** RES08: files that no resource lists. `others` are known for another reason, like metadata files. */
export function reportUndeclared(context: ManifestContext, resources: Resource[], others: Set<string>): void {
  const declared = new Set(others)
  for (const { target, files } of resources) {
    for (const each of [target, ...files.map((file) => file.target)])
      if (each.kind === 'file') declared.add(each.path)
  }
  const undeclared = [...context.files.paths].filter(
    (path) => !declared.has(path) && !CONTROL_DOCUMENT.test(path),
  )
  if (undeclared[0]) {
    context.findings.add(
      'undeclaredFiles',
      { count: undeclared.length, name: undeclared[0] },
      { entry: context.entry },
    )
  }
}
