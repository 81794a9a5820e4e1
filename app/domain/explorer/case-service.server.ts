import {
  toCFAssociation,
  toCFDocument,
  toCFItem,
  toCFItemAssociations,
  toCFPackage,
  TYPE_PREFIXES,
  type CFDocument,
  type CFPackage,
} from '@karmashala/frac'
import { CASE_PATH } from '#app/domain/explorer/case-address.ts'
import { perRevision, type KnownFramework } from '#app/domain/explorer/per-revision.server.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { KnowledgeResource } from '#app/domain/competencies/knowledge-resource.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type CaseService = {
  revision: number
  cfPackage: CFPackage
  /** Address of the page where people read about an item, below the origin of the app; null where there is none. */
  pageOf: (identifier: string) => string | null
  /** Identifier of the item of a node: the code of a competency, the id of a position or resource. */
  identifierOf: (nodeId: string) => string | null
}

/** The shared framework as a CASE 1.1 package, made once for every change of it. */
export const currentCaseService: () => Promise<CaseService> = perRevision(build)

async function build(known: KnownFramework): Promise<CaseService> {
  const { framework, revision, changedAt } = known
  const changes = await readChanges()
  const cfPackage = toCFPackage(framework, {
    baseUri: `${getRuntime().appOrigin}${CASE_PATH}`,
    title: 'Competency framework of Karmashala',
    creator: 'Karmashala',
    description:
      'Competencies in the areas Behavioural, Functional and Domain, and positions with their roles, activities and the competencies each role needs.',
    version: String(revision),
    lastChange: changedAt,
    changedAt: (nodeId) => changes.get(nodeId),
  })
  const pages = pagesOf(known)
  const codes = new Map(
    cfPackage.CFItems.map(({ identifier, humanCodingScheme = '' }) => [identifier, humanCodingScheme]),
  )
  const identifiers = new Map([...codes].map(([identifier, code]) => [code, identifier]))
  return {
    revision,
    cfPackage,
    pageOf: (identifier) => pages.get(codes.get(identifier) ?? '') ?? null,
    identifierOf: (nodeId) => identifiers.get(nodeId) ?? null,
  }
}

async function readChanges(): Promise<Map<string, Date>> {
  const shared = { ownerId: null }
  const chosen = { updatedAt: 1 }
  const changes = new Map<string, Date>()
  const records = [
    ...(await Competency.find(shared, chosen).lean<{ _id: string; updatedAt: Date }[]>()),
    ...(await Position.find(shared, chosen).lean<{ _id: string; updatedAt: Date }[]>()),
    ...(await KnowledgeResource.find(shared, chosen).lean<{ _id: string; updatedAt: Date }[]>()),
  ]
  for (const { _id, updatedAt } of records) changes.set(_id, updatedAt)
  return changes
}

/** Roles and activities have a place on the page of their position. */
function pagesOf({ framework }: KnownFramework): Map<string, string> {
  const pages = new Map<string, string>()
  for (const { type } of framework.areas) {
    pages.set(TYPE_PREFIXES[type], `/competencies?type=${type}`)
  }
  for (const { code } of framework.competencies) pages.set(code, `/competencies/${code}`)
  for (const { id, roles } of framework.positions) {
    const page = `/framework/positions/${id}`
    pages.set(id, page)
    for (const role of roles) {
      pages.set(role.id, `${page}#${role.id}`)
      for (const activity of role.activities) pages.set(activity.id, `${page}#${activity.id}`)
    }
  }
  return pages
}

export type CaseAnswer = { body: unknown; page?: string | null }

type Answer = (service: CaseService, identifier: string) => CaseAnswer | null

const answer = (body: unknown): CaseAnswer | null => (body ? { body } : null)
const byIdentifier = <T extends { identifier: string }>(
  rows: readonly T[],
  identifier: string,
): T | undefined => rows.find((row) => row.identifier === identifier)

/** What each collection of the service answers for one identifier; null for what it does not know. */
const COLLECTIONS: Record<string, Answer> = {
  CFDocuments: ({ cfPackage }, identifier) =>
    cfPackage.CFDocument.identifier === identifier ? answer(toCFDocument(cfPackage)) : null,
  CFPackages: ({ cfPackage }, identifier) =>
    cfPackage.CFDocument.identifier === identifier ? answer(cfPackage) : null,
  CFItems: ({ cfPackage, pageOf }, identifier) => {
    const item = toCFItem(cfPackage, identifier)
    return item && { body: item, page: pageOf(identifier) }
  },
  CFItemAssociations: ({ cfPackage }, identifier) => answer(toCFItemAssociations(cfPackage, identifier)),
  CFAssociations: ({ cfPackage }, identifier) => answer(toCFAssociation(cfPackage, identifier)),
  CFItemTypes: ({ cfPackage }, identifier) => {
    const type = byIdentifier(cfPackage.CFDefinitions.CFItemTypes, identifier)
    return type ? answer({ CFItemTypes: [type] }) : null
  },
  CFAssociationGroupings: ({ cfPackage }, identifier) =>
    answer(byIdentifier(cfPackage.CFDefinitions.CFAssociationGroupings, identifier)),
  CFRubrics: ({ cfPackage }, identifier) => answer(byIdentifier(cfPackage.CFRubrics, identifier)),
}

/** The documents of the service: there is one, the framework. */
export const listCaseDocuments = ({ cfPackage }: CaseService): CFDocument[] => [toCFDocument(cfPackage)]

/** The answer of a collection for an identifier; null when the collection or the identifier is unknown. */
export function findInCase(service: CaseService, collection: string, identifier: string): CaseAnswer | null {
  const find = Object.hasOwn(COLLECTIONS, collection) ? COLLECTIONS[collection] : undefined
  return find?.(service, identifier) ?? null
}
