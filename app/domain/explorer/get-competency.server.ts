import {
  COMPETENCY_AREAS,
  COMPETENCY_LEVELS,
  COMPETENCY_TIERS,
  foldText,
  type Competency as CompetencyNode,
  type CompetencyArea,
  type Dictionary,
} from '@karmashala/frac'
import { Competency, type CompetencyRecord } from '#app/domain/competencies/competency.model.server.ts'
import { currentDictionary, currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { formerCodes } from '#app/domain/competencies/former-codes.ts'
import { coursesTeaching } from '#app/domain/explorer/courses-teaching.server.ts'
import {
  type CompetencyAnswer,
  type CompetencyView,
  type LevelView,
  type Provenance,
} from '#app/domain/explorer/explorer-views.ts'
import { findBySpelling, findNear } from '#app/domain/explorer/near-competencies.ts'
import { positionsNeeding } from '#app/domain/explorer/positions-needing.ts'
import { toSummary } from '#app/domain/explorer/summaries.ts'

/**
 * The public page of a competency. Private terms of organisations are unknown here; a retired code leads to what took
 * its place, so that addresses and tags hold for ever.
 */
export async function getCompetency({ code }: { code: string }): Promise<CompetencyAnswer> {
  const dictionary = await currentDictionary()
  const near = () => findNear(dictionary, code).map((row) => toSummary(row, dictionary))
  const row = dictionary.find(code) ?? findBySpelling(dictionary, code)
  if (!row) return { kind: 'unknown', near: near() }
  const today = dictionary.resolve(row.code)
  if (!today || today.retired) {
    const alike = dictionary.search(row.name, 6).map((other) => toSummary(other, dictionary))
    return { kind: 'retired', name: row.name, nameHi: row.nameHi, near: alike }
  }
  if (today.code !== code) return { kind: 'moved', code: today.code }
  return { kind: 'found', competency: await toView(today, dictionary) }
}

async function toView(row: CompetencyNode, dictionary: Dictionary): Promise<CompetencyView> {
  const { framework } = await currentFramework()
  const below = row.parentCode === null ? dictionary.children(row.code) : []
  // Nothing needs or teaches a theme as such where its sub-themes are named; so a theme speaks for them too.
  const codes = new Set([row.code, ...below.map(({ code }) => code)])
  return {
    ...toSummary(row, dictionary),
    area: areaOf(row),
    below: below.map((child) => toSummary(child, dictionary)),
    namesakes: namesakesOf(row, dictionary).map((other) => toSummary(other, dictionary)),
    sector: row.sector ?? null,
    owner: row.owner ?? null,
    igotRefId: row.igotRefId ?? null,
    isSelectable: row.selectable,
    version: row.version ?? 1,
    provenance: await provenanceOf(row.code),
    flags: row.flags,
    formerCodes: formerCodes(new Set([row.code]), dictionary),
    levels: levelsOf(row),
    courses: await coursesTeaching({ codes, dictionary }),
    positions: positionsNeeding(framework, codes, dictionary),
  }
}

function areaOf({ type }: CompetencyNode): CompetencyArea {
  const area = COMPETENCY_AREAS.find((one) => one.type === type)
  if (!area) throw new Error(`No area has the type ${type}.`)
  return area
}

const namesakesOf = ({ code, name }: CompetencyNode, dictionary: Dictionary): CompetencyNode[] =>
  dictionary.list().filter((other) => other.code !== code && foldText(other.name) === foldText(name))

function levelsOf({ levels = [] }: CompetencyNode): LevelView[] {
  return COMPETENCY_LEVELS.map(({ level, name, nameHi, tier, descriptor, descriptorHi }) => {
    const band = COMPETENCY_TIERS.find((one) => one.tier === tier)
    const written = levels.find((one) => one.level === level)
    return {
      ...{ level, name, nameHi, tier, descriptor, descriptorHi },
      tierName: band?.name ?? '',
      tierNameHi: band?.nameHi ?? '',
      indicator: written ? { text: written.text, textHi: written.textHi ?? null } : null,
    }
  })
}

async function provenanceOf(code: string): Promise<Provenance | null> {
  const record = await Competency.findOne({ _id: code, ownerId: null }, { provenance: 1 }).lean<
    Pick<CompetencyRecord, 'provenance'>
  >()
  return record && { source: record.provenance.source, at: record.provenance.at.toISOString() }
}
