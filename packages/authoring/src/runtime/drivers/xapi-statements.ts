import { type AnsweredInteraction, type CourseRecord } from './session.ts'
import { spellAnswer } from './spell-answer.ts'
import { duration } from './spell-time.ts'
import { isRecord, type XapiTarget } from './xapi-client.ts'

const VERBS = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
} as const
type Verb = keyof typeof VERBS

const CMI5 = 'https://w3id.org/xapi/cmi5/context'
const CATEGORY = { cmi5: `${CMI5}/categories/cmi5`, moveOn: `${CMI5}/categories/moveon` }

export type StatementWriter = ReturnType<typeof statementWriter>

type WriterOptions = XapiTarget & {
  /** Of cmi5: put under every context and never overwritten (cmi5 10, contextTemplate). Null for plain xAPI. */
  cmi5: { contextTemplate: Record<string, unknown>; masteryScore: number | null } | null
  startedAt: number
}

/** Writes the statements of one session, each with its own id, time and context. */
export function statementWriter({ actor, registration, activityId, cmi5, startedAt }: WriterOptions) {
  const elapsed = () => duration((Date.now() - startedAt) / 1000)

  const context = (categories: string[], more: Record<string, unknown> = {}) => {
    const template = cmi5?.contextTemplate ?? {}
    const activities = isRecord(template['contextActivities']) ? template['contextActivities'] : {}
    const given = Array.isArray(activities['category']) ? (activities['category'] as unknown[]) : []
    const category = [...given, ...categories.map((id) => ({ id }))]
    const extensions = { ...asRecord(more['extensions']), ...asRecord(template['extensions']) }
    return {
      ...template,
      ...(registration ? { registration } : {}),
      contextActivities: {
        ...asRecord(more['contextActivities']),
        ...activities,
        ...(category.length > 0 ? { category } : {}),
      },
      ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    }
  }
  const statement = (verb: Verb, object: object, rest: object) => ({
    id: uuid(),
    actor,
    verb: { id: VERBS[verb], display: { en: verb } },
    object,
    timestamp: new Date().toISOString(),
    ...rest,
  })
  // cmi5 9.6.2: all its own statements are in its category; those with success or completion in that of moveOn too.
  const ofCourse = (verb: Verb, result: object | null, counts: boolean, extensions?: object) =>
    statement(
      verb,
      { objectType: 'Activity', id: activityId },
      {
        ...(result ? { result } : {}),
        context: context(cmi5 ? [CATEGORY.cmi5, ...(counts ? [CATEGORY.moveOn] : [])] : [], { extensions }),
      },
    )
  const judged = (verb: 'passed' | 'failed', percent: number) => {
    const scaled = Math.round(percent * 100) / 10_000
    // cmi5 9.5.1: a raw score is a whole number, and may be left out.
    const score = Number.isInteger(percent) ? { scaled, raw: percent, min: 0, max: 100 } : { scaled }
    const result = { score, success: verb === 'passed', duration: elapsed() }
    const mastery = cmi5?.masteryScore
    return ofCourse(
      verb,
      result,
      true,
      typeof mastery === 'number' ? { [`${CMI5}/extensions/masteryscore`]: mastery } : {},
    )
  }
  return {
    initialized: () => ofCourse('initialized', null, false),
    completed: () => ofCourse('completed', { completion: true, duration: elapsed() }, true),
    judged: ({ passed, scorePercent }: CourseRecord) =>
      judged(passed ? 'passed' : 'failed', scorePercent ?? 0),
    terminated: () => ofCourse('terminated', { duration: elapsed() }, false),
    answered: (answer: AnsweredInteraction) =>
      statement('answered', interaction(activityId, answer), {
        result: resultOf(answer),
        // Its own vocabulary, so outside the category of cmi5 (cmi5 7.1.3, allowed statements).
        context: context([], { contextActivities: { parent: [{ objectType: 'Activity', id: activityId }] } }),
      }),
  }
}

function interaction(activityId: string, { id, words, language, report, components }: AnsweredInteraction) {
  const { patterns } = spellAnswer(report, 'xapi', language)
  // The standard has a list for steps, and none for what can be done in them.
  const { answers: _, ...lists } = components
  const named = Object.entries(lists).map(([list, parts]) => [
    list,
    parts.map((part) => ({ id: part.id, description: { [language]: part.words } })),
  ])
  return {
    objectType: 'Activity',
    id: `${activityId.split(/[?#]/)[0] ?? activityId}/questions/${encodeURIComponent(id)}`,
    definition: {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      name: { [language]: words.slice(0, 250) },
      description: { [language]: words },
      interactionType: report.type,
      // Several patterns are other forms of one right answer (xAPI Data, Interaction Activities).
      ...(patterns.length > 0 ? { correctResponsesPattern: patterns } : {}),
      ...(Object.fromEntries(named) as object),
    },
  }
}

function resultOf({ report, language, result, grade, secondsTaken }: AnsweredInteraction) {
  const { score, maxScore } = grade
  return {
    response: spellAnswer(report, 'xapi', language).response,
    ...(result === 'neutral' ? {} : { success: result === 'correct' }),
    ...(maxScore > 0 ? { score: { scaled: score / maxScore, raw: score, min: 0, max: maxScore } } : {}),
    duration: duration(secondsTaken),
  }
}

const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

/** `crypto.randomUUID` is missing on origins without https. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex)
}
