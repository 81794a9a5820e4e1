import {
  type Component,
  type InteractionComponents,
  type InteractionReport,
} from '../../interactions/scoring.ts'

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
