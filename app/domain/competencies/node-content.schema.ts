import { isCompetencyCode, isNodeId, type NodePrefix } from '@karmashala/frac'
import { z } from 'zod'
import {
  NODE_NAME_MAX,
  NODE_TEXT_MAX,
  REASON_MAX,
  REASON_MIN,
  type NodeKind,
} from '#app/domain/competencies/framework.schema.ts'

/** Far more than any real post has; they bound what one form or document can make. */
export const ROLES_MAX = 30
export const ACTIVITIES_MAX = 60
export const NEEDS_MAX = 60
export const RESOURCES_MAX = 40

const name = z.string('errors:required').trim().min(2, 'errors:tooShort').max(NODE_NAME_MAX, 'errors:tooLong')
const otherName = z.string().trim().max(NODE_NAME_MAX, 'errors:tooLong').default('')
const text = z.string().trim().max(NODE_TEXT_MAX, 'errors:tooLong').default('')
const fact = z.string().trim().min(1).max(NODE_NAME_MAX, 'errors:tooLong').optional()

const code = z
  .string('errors:required')
  .trim()
  .transform((value) => value.toUpperCase())
  .refine(isCompetencyCode, 'framework:refusals.badCode')
/** Empty for a new member: then it gets an id that follows from its name. */
const idOf = (prefix: NodePrefix) =>
  z
    .string()
    .trim()
    .default('')
    .refine((id) => id === '' || isNodeId(prefix, id), 'framework:refusals.badId')
const level = z.coerce
  .number('framework:refusals.badLevel')
  .int('framework:refusals.badLevel')
  .min(1, 'framework:refusals.badLevel')
  .max(5, 'framework:refusals.badLevel')
  .transform((value) => value as 1 | 2 | 3 | 4 | 5)

const indicator = z.object({ level, text: text.pipe(z.string().min(1, 'errors:required')), textHi: text })

export const competencyContentSchema = z.object({
  type: z.enum(['behavioural', 'functional', 'domain'], 'errors:choose'),
  /** The theme it stands below; null for a theme. */
  parentCode: code.nullable().default(null),
  name,
  nameHi: otherName,
  description: text,
  descriptionHi: text,
  levels: z
    .array(indicator)
    .max(5, 'framework:refusals.badLevel')
    .refine(
      (rows) => new Set(rows.map((row) => row.level)).size === rows.length,
      'framework:refusals.levelTwice',
    )
    .default([]),
  sector: fact,
  owner: fact,
  igotRefId: fact,
  selectable: z.boolean().default(true),
  flags: z
    .array(
      z.enum([
        'blank-upstream',
        'named-after-theme',
        'duplicate-name',
        'not-published',
        'upstream-text-misplaced',
        'starter-data',
      ]),
    )
    .default([]),
})

const activity = z.object({
  id: idOf('AID'),
  name,
  nameHi: otherName,
  knowledgeResourceIds: z
    .array(z.string().trim())
    .max(RESOURCES_MAX, 'errors:tooMany')
    .transform((ids) => [...new Set(ids)])
    .default([]),
})

const need = z.object({ code, level, reason: text, reasonHi: text })

const role = z.object({
  id: idOf('RID'),
  name,
  nameHi: otherName,
  activities: z.array(activity).max(ACTIVITIES_MAX, 'errors:tooMany').default([]),
  competencies: z.array(need).max(NEEDS_MAX, 'errors:tooMany').default([]),
})

export const positionContentSchema = z.object({
  name,
  nameHi: otherName,
  department: otherName,
  designation: name,
  description: text,
  descriptionHi: text,
  roles: z.array(role).max(ROLES_MAX, 'errors:tooMany').default([]),
  flags: z.array(z.enum(['starter-data'])).default([]),
})

export const resourceContentSchema = z.object({
  name,
  nameHi: otherName,
  url: z
    .url({ protocol: /^https?$/, error: 'errors:url' })
    .max(NODE_TEXT_MAX, 'errors:tooLong')
    .nullable()
    .default(null),
})

export const CONTENT_SCHEMAS = {
  competency: competencyContentSchema,
  position: positionContentSchema,
  knowledge_resource: resourceContentSchema,
} as const satisfies Record<NodeKind, z.ZodType>

export type CompetencyContent = z.output<typeof competencyContentSchema>
export type PositionContent = z.output<typeof positionContentSchema>
export type ResourceContent = z.output<typeof resourceContentSchema>
/** What a node says, without what identifies it. */
export type NodeContent = CompetencyContent | PositionContent | ResourceContent
export type ContentOf<K extends NodeKind> = z.output<(typeof CONTENT_SCHEMAS)[K]>

export const reasonSchema = z
  .string('errors:required')
  .trim()
  .min(REASON_MIN, 'errors:tooShort')
  .max(REASON_MAX, 'errors:tooLong')
export const remarksSchema = z.string().trim().max(REASON_MAX, 'errors:tooLong').optional()
