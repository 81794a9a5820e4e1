import { type ChangedValue, diffNodes } from '@karmashala/frac'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import {
  FrameworkImport,
  type FrameworkImportRecord,
} from '#app/domain/competencies/framework-import.model.server.ts'
import {
  IMPORT_FILE_MAX_IN_BYTES,
  SHOWN_NODES,
  SHOWN_PROBLEMS,
  type ImportFormat,
  type ImportReport,
  type ReportLine,
} from '#app/domain/competencies/import.schema.ts'
import { KnowledgeResource } from '#app/domain/competencies/knowledge-resource.model.server.ts'
import { namesInChanges } from '#app/domain/competencies/names-in-changes.ts'
import { planImport, type ImportPlan } from '#app/domain/competencies/plan-import.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000
/** A document of the database holds sixteen megabytes. */
const STORED_MAX_IN_BYTES = 12 * 1024 * 1024
const SHOWN_CHANGES = 20
const SHOWN_TEXT = 200

type CheckImport = { actor: Actor; format: ImportFormat; fileName: string; text: string }

/** Reads a file and keeps it with what was found in it. The framework stays as it is, and nothing is proposed yet. */
export async function checkImport({
  actor,
  format,
  fileName,
  text,
}: CheckImport): Promise<{ importId: string }> {
  requirePermission(actor, 'framework.steward', {})
  const file = await promisify(gzip)(text)
  if (Buffer.byteLength(text) > IMPORT_FILE_MAX_IN_BYTES || file.length > STORED_MAX_IN_BYTES)
    throw new DomainError('too_large', 'errors:tooLarge')
  const report = await toReport(await planNow(text, format))
  const [saved] = await FrameworkImport.create([
    {
      ...{ organisationId: actor.acting.organisationId, uploadedById: actor.id, format, file, report },
      ...{ fileName: fileName.slice(0, 200) || 'file', expiresAt: new Date(Date.now() + KEPT_FOR_MS) },
    },
  ])
  return { importId: String((saved as { _id: unknown })._id) }
}

/** What the file asks for compared with the framework as it stands at this moment. */
export async function planNow(text: string, format: ImportFormat): Promise<ImportPlan> {
  const { framework } = await currentFramework()
  const retired = new Set([
    ...(await Position.distinct('_id', { status: 'retired' })),
    ...(await KnowledgeResource.distinct('_id', { status: 'retired' })),
  ])
  return planImport({ text, format, framework, retired })
}

export async function textOf({ file }: Pick<FrameworkImportRecord, 'file'>): Promise<string> {
  if (!file) throw new DomainError('not_found', 'framework:refusals.noImport')
  // Lean documents hold a Binary of the driver.
  const bytes = Buffer.isBuffer(file) ? file : Buffer.from((file as unknown as { buffer: Uint8Array }).buffer)
  return (await promisify(gunzip)(bytes)).toString('utf8')
}

/** Every row of the file with what becomes of it, or every node of a document; what is wrong comes first in each line. */
export async function listReportLines({
  actor,
  importId,
}: {
  actor: Actor
  importId: string
}): Promise<ReportLine[]> {
  requirePermission(actor, 'framework.steward', {})
  const record = await FrameworkImport.findOne({
    ...{ _id: importId, uploadedById: actor.id, status: 'checked' },
  }).lean<FrameworkImportRecord>()
  if (!record) throw new DomainError('not_found', 'framework:refusals.noImport')
  const plan = await planNow(await textOf(record), record.format)
  const problems = plan.problems.map(({ line, where, message }): ReportLine => ({
    line,
    where,
    node: '',
    state: 'refused',
    message,
  }))
  const others: ReportLine[] =
    plan.sheetRows.length > 0
      ? plan.sheetRows
          .filter(({ refused }) => !refused)
          .map(({ line, nodeId }) => ({
            ...{ line, where: '', node: nodeId ?? '', message: null },
            // A sound row of a position that is refused for another row goes down with it.
            state: plan.states.get(nodeId ?? '') ?? 'refused',
          }))
      : [...plan.states].map(([node, state]) => ({ line: null, where: '', node, state, message: null }))
  return [...problems, ...others].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

export async function toReport(plan: ImportPlan): Promise<ImportReport> {
  const counts = { new: 0, changed: 0, retired: 0, unchanged: 0, left_out: 0 }
  for (const state of plan.states.values()) counts[state] += 1
  const shown = plan.changes.slice(0, SHOWN_NODES)
  const nodes = shown.map(({ kind, id, content, before, action }) => {
    const { name, nameHi } = content ?? before ?? { name: id, nameHi: '' }
    const changes = content && before ? diffNodes(before, content).slice(0, SHOWN_CHANGES) : []
    const state =
      action === 'create'
        ? ('new' as const)
        : action === 'change'
          ? ('changed' as const)
          : ('retired' as const)
    return {
      ...{ kind, id, name, nameHi, state },
      changes: changes.map((change) => ({
        ...change,
        before: short(change.before),
        after: short(change.after),
      })),
    }
  })
  const { framework } = await currentFramework()
  return {
    ...{ rows: plan.rows, counts, problemCount: plan.problems.length, nodes },
    problems: plan.problems.slice(0, SHOWN_PROBLEMS),
    names: namesInChanges(
      nodes.flatMap(({ changes }) => changes),
      framework,
      shown.flatMap(({ content, before }) => [content, before]),
    ),
  }
}

const short = (value: ChangedValue): ChangedValue =>
  typeof value === 'string' && value.length > SHOWN_TEXT ? `${value.slice(0, SHOWN_TEXT)}…` : value
