import {
  COMPETENCY_AREAS,
  COMPETENCY_LEVELS,
  makeDictionary,
  type Dictionary,
  type Framework,
} from '@karmashala/frac'
import { Competency, type CompetencyRecord } from '#app/domain/competencies/competency.model.server.ts'
import { FRAMEWORK, FrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import {
  KnowledgeResource,
  type KnowledgeResourceRecord,
} from '#app/domain/competencies/knowledge-resource.model.server.ts'
import { Position, type PositionRecord } from '#app/domain/competencies/position.model.server.ts'
import { toCompetency } from '#app/domain/competencies/to-competency.ts'
import { toKnowledgeResource, toPosition } from '#app/domain/competencies/to-position.ts'

type Known = {
  revision: number
  changedAt: Date
  framework: Framework
  dictionary: Dictionary
  /** Dictionaries with the private terms of one organisation beside the shared rows. */
  own: Map<string, Promise<Dictionary>>
}

const OWN_DICTIONARIES_MAX = 100

let known: Promise<Known> | null = null

/** The shared framework as it stands: verified and retired nodes. One small read unless something has changed. */
export async function currentFramework(): Promise<Pick<Known, 'framework' | 'revision' | 'changedAt'>> {
  return await currentlyKnown()
}

/** The dictionary everybody shares. */
export async function currentDictionary(): Promise<Dictionary> {
  return (await currentlyKnown()).dictionary
}

/** The dictionary as an organisation sees it: what everybody shares, and its own private terms. */
export async function dictionaryFor(organisationId: string): Promise<Dictionary> {
  const { own, framework, dictionary } = await currentlyKnown()
  const remembered = own.get(organisationId)
  if (remembered) return await remembered
  const made = withOwnTerms(organisationId, framework, dictionary)
  if (own.size >= OWN_DICTIONARIES_MAX) own.clear()
  own.set(organisationId, made)
  made.catch(() => own.delete(organisationId))
  return await made
}

async function withOwnTerms(
  ownerId: string,
  { competencies }: Framework,
  shared: Dictionary,
): Promise<Dictionary> {
  // With those it dropped, as the shared rows come with the retired ones: what names them shows their names.
  const terms = await Competency.find({ ownerId }).sort({ place: 1 }).lean<CompetencyRecord[]>()
  return terms.length === 0 ? shared : makeDictionary([...competencies, ...terms.map(toCompetency)])
}

async function currentlyKnown(): Promise<Known> {
  const revision = await FrameworkRevision.findById(FRAMEWORK).lean()
  if (!revision) throw new Error('The framework has not been put into the database.')
  const before = await known?.catch(() => null)
  const isSame = before?.revision === revision.number && +before.changedAt === +revision.changedAt
  if (before && isSame) return before
  known = read(revision.number, revision.changedAt)
  return await known
}

async function read(revision: number, changedAt: Date): Promise<Known> {
  const shared = { ownerId: null }
  // One after the other: this may run inside a transaction, whose session takes one command at a time.
  const competencies = await Competency.find(shared).sort({ place: 1 }).lean<CompetencyRecord[]>()
  const standing = { ...shared, status: 'verified' as const }
  const positions = await Position.find(standing).sort({ place: 1 }).lean<PositionRecord[]>()
  const resources = await KnowledgeResource.find(standing)
    .sort({ place: 1 })
    .lean<KnowledgeResourceRecord[]>()
  const framework: Framework = {
    areas: COMPETENCY_AREAS,
    levels: COMPETENCY_LEVELS,
    competencies: competencies.map(toCompetency),
    positions: positions.map(toPosition),
    knowledgeResources: resources.map(toKnowledgeResource),
  }
  const dictionary = makeDictionary(framework.competencies)
  return { revision, changedAt, framework, dictionary, own: new Map() }
}
