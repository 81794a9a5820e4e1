import { type AnyBlock } from '../../block-definition.ts'
import { type Assessment } from '../../blocks/assessment/schema.ts'
import { definitions } from '../../blocks/definitions.ts'
import { filmQuestions, type InVideoQuestionAttrs } from '../../blocks/in-video-question/scoring.ts'
import { type InnerQuestion } from '../../interactions/inner-questions.ts'
import {
  type Component,
  type InteractionComponents,
  type InteractionReport,
} from '../../interactions/scoring.ts'

export interface BlockAnswer {
  question: string
  /** Empty where nothing is right or wrong, and where the questions within have answers of their own. */
  answer: string
  explanation: string
  /** The questions of a film, and all that an assessment may draw. */
  within: BlockAnswer[]
}

/** What is asked by a block and what is right, in the words of the lesson; null for what does not ask. */
export function answerOf(block: AnyBlock | InnerQuestion): BlockAnswer | null {
  const scoring = definitions.get(block.type)?.scoring
  if (!scoring) return null
  const { attrs } = block
  const within = questionsWithin(block).flatMap((question) => answerOf(question) ?? [])
  const answer =
    within.length > 0
      ? null
      : answerInWords(scoring.report(attrs, scoring.solution(attrs)), scoring.components(attrs))
  const said = (name: string) => (typeof attrs[name] === 'string' ? attrs[name] : '')
  return {
    question: said('question') || said('prompt') || said('title'),
    answer: answer ?? '',
    explanation: said('explanation'),
    within,
  }
}

/** Not by `parts`: a solution holds only those questions that one attempt has drawn. */
function questionsWithin({ type, attrs }: AnyBlock | InnerQuestion): InnerQuestion[] {
  if (type === 'assessment') return (attrs as Assessment['attrs']).pools.flatMap(({ questions }) => questions)
  return type === 'inVideoQuestion' ? filmQuestions(attrs as unknown as InVideoQuestionAttrs) : []
}

/** The right answer of a question in the words of the lesson; null where nothing is right or wrong. */
export function answerInWords(report: InteractionReport, components: InteractionComponents): string | null {
  const wordsIn = (list: readonly Component[] | undefined, id: string) =>
    list?.find((component) => component.id === id)?.words || id
  const named = (id: string, list: 'choices' | 'source' | 'target' | 'steps') => wordsIn(components[list], id)
  switch (report.type) {
    case 'choice':
      return joined(
        report.correct.map((id) => named(id, 'choices')),
        '; ',
      )
    case 'sequencing':
      return joined(
        report.correct.map((id, index) => `${index + 1}. ${named(id, 'choices')}`),
        '  ',
      )
    case 'matching':
      return joined(
        report.correct.map(([one, other]) => `${named(one, 'source')} – ${named(other, 'target')}`),
        '; ',
      )
    case 'performance':
      return joined(
        report.correct.map(
          ([step, answer]) => `${named(step, 'steps')} → ${wordsIn(components.answers?.[step], answer)}`,
        ),
        '; ',
      )
    case 'fill-in':
    case 'long-fill-in':
      return joined(
        report.correct.map((forms) => forms.join(' / ')),
        '; ',
      )
    case 'numeric': {
      const { min, max } = report.correct
      if (min === null && max === null) return null
      return min === max ? String(min) : `${min ?? '…'} – ${max ?? '…'}`
    }
    case 'other':
      return report.correct || null
  }
}

const joined = (parts: readonly string[], by: string): string | null =>
  parts.length > 0 ? parts.join(by) : null
