import { z } from 'zod'
import { NODE_NAME_MAX, NODE_TEXT_MAX } from '#app/domain/competencies/framework.schema.ts'
import {
  ACTIVITIES_MAX,
  NEEDS_MAX,
  reasonSchema,
  remarksSchema,
  ROLES_MAX,
  type CompetencyContent,
  type PositionContent,
  type ResourceContent,
} from '#app/domain/competencies/node-content.schema.ts'

// What the forms send. They are plain pages that work without a script, so what has a shape of its own in the framework
// comes here as texts: levels by their place, resources as ids with spaces between them.

const name = z.string('errors:required').trim().min(2, 'errors:tooShort').max(NODE_NAME_MAX, 'errors:tooLong')
const otherName = z.string().trim().max(NODE_NAME_MAX, 'errors:tooLong').optional()
const text = z.string().trim().max(NODE_TEXT_MAX, 'errors:tooLong').optional()

/** What every proposal says beside the node itself. */
const proposal = {
  reason: reasonSchema,
  /** Ids of the like names that were shown, with spaces between them. */
  seen: z.string().max(2_000).optional(),
  baseVersion: z.coerce.number().int().optional(),
}

const levelRow = z
  .object({ text, textHi: text })
  .refine((row) => !row.textHi || row.text, { error: 'errors:required', path: ['text'] })

const competency = {
  type: z.enum(['behavioural', 'functional', 'domain'], 'errors:choose'),
  parentCode: z.string().optional(),
  name,
  nameHi: otherName,
  description: text,
  descriptionHi: text,
  sector: otherName,
  owner: otherName,
  levels: z.array(levelRow.optional()).max(5).optional(),
}
export const competencyFormSchema = z.object({ ...competency, ...proposal })
/** A private term needs no reason: nobody else decides it. */
export const ownTermFormSchema = z.object(competency)
/** A change of one says which version it was written for. */
export const ownTermChangeSchema = ownTermFormSchema.extend({ baseVersion: z.coerce.number().int() })
export type OwnTermForm = z.input<typeof ownTermFormSchema>
export type CompetencyForm = z.input<typeof competencyFormSchema>

const activity = z.object({ id: z.string().optional(), name, nameHi: otherName, resources: text })
const need = z.object({
  code: z.string('errors:required').trim(),
  level: z.coerce
    .number('errors:choose')
    .int('errors:choose')
    .min(1, 'errors:choose')
    .max(5, 'errors:choose'),
  reason: text,
  reasonHi: text,
})
const role = z.object({
  id: z.string().optional(),
  name,
  nameHi: otherName,
  activities: z.array(activity).max(ACTIVITIES_MAX, 'errors:tooMany').optional(),
  competencies: z.array(need).max(NEEDS_MAX, 'errors:tooMany').optional(),
})
export const positionFormSchema = z.object({
  name,
  nameHi: otherName,
  designation: name,
  department: otherName,
  description: text,
  descriptionHi: text,
  roles: z.array(role).max(ROLES_MAX, 'errors:tooMany').optional(),
  ...proposal,
})
export type PositionForm = z.input<typeof positionFormSchema>

export const resourceFormSchema = z.object({
  name,
  nameHi: otherName,
  url: z.url({ protocol: /^https?$/, error: 'errors:url' }).optional(),
  ...proposal,
})
export type ResourceForm = z.input<typeof resourceFormSchema>

export const retirementFormSchema = z.object({
  successor: z.string().trim().optional(),
  reason: reasonSchema,
})
export const verificationFormSchema = z.object({ remarks: remarksSchema })
export const rejectionFormSchema = z.object({ reason: reasonSchema })
/** Renewing says for which version of the node. */
export const renewalFormSchema = z.object({ version: z.coerce.number().int() })
/** Taking back one's own asks for no words. */
export const withdrawalFormSchema = z.object({})

export const seenIn = (seen: string | undefined): string[] => (seen ?? '').split(' ').filter(Boolean)

/** What a competency is to say; what the form does not ask is as it was. */
export function competencyOfForm(
  form: z.output<typeof ownTermFormSchema>,
  before: CompetencyContent | null,
): object {
  const { levels = [], parentCode, ...facts } = form
  return {
    ...(before && { igotRefId: before.igotRefId, selectable: before.selectable, flags: before.flags }),
    ...facts,
    parentCode: parentCode ?? null,
    levels: levels.flatMap((row, index) =>
      row?.text ? [{ level: index + 1, text: row.text, textHi: row.textHi }] : [],
    ),
  }
}

export function competencyToForm(content: CompetencyContent): Partial<OwnTermForm> {
  const { levels, parentCode, type, name, nameHi, description, descriptionHi, sector, owner } = content
  const rows = [1, 2, 3, 4, 5].map((number) => levels.find(({ level }) => level === number))
  return {
    ...{ type, name, nameHi, description, descriptionHi, sector, owner, parentCode: parentCode ?? undefined },
    levels: rows.map((row) => ({ text: row?.text ?? '', textHi: row?.textHi ?? '' })),
  }
}

export function positionOfForm(
  { roles = [], ...form }: Omit<z.output<typeof positionFormSchema>, keyof typeof proposal>,
  before: PositionContent | null,
): object {
  return {
    ...(before && { flags: before.flags }),
    ...form,
    roles: roles.map(({ activities = [], competencies = [], ...role }) => ({
      ...role,
      competencies,
      activities: activities.map(({ resources = '', ...activity }) => ({
        ...activity,
        knowledgeResourceIds: resources.split(/[\s,;]+/).filter(Boolean),
      })),
    })),
  }
}

export function positionToForm({ roles, flags: _flags, ...content }: PositionContent): Partial<PositionForm> {
  return {
    ...content,
    roles: roles.map(({ activities, ...role }) => ({
      ...role,
      activities: activities.map(({ knowledgeResourceIds, ...activity }) => ({
        ...activity,
        resources: knowledgeResourceIds.join(' '),
      })),
    })),
  }
}

export const resourceToForm = ({ name, nameHi, url }: ResourceContent): Partial<ResourceForm> => ({
  ...{ name, nameHi, url: url ?? undefined },
})
