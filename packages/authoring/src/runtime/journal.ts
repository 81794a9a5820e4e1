import { type AnyScoring } from '../interactions/scoring.ts'
import { attrsOf, scoringOf, type Attempt, type Scorings } from './attempt.ts'
import { type AnsweredInteraction } from './drivers/session.ts'
import { type PageData } from './page-data.ts'

type Journal = (answer: AnsweredInteraction) => void

/** Writes checked answers down, each as it stood when it was checked, and none twice in the same words. */
export function journal(data: PageData, scorings: Scorings, write: Journal) {
  const written = new Map<string, string>()
  let since = Date.now()

  return {
    /** A screen was opened: what is answered on it takes its time from here. */
    open: (): void => {
      since = Date.now()
    },
    /** All is asked again: the same words are a new answer. */
    forget: () => written.clear(),
    write: (index: number, attempt: Attempt): void => {
      const question = data.questions[index]
      const answer = attempt.answers[index]
      if (!question || !answer) return
      const { language, response } = answer
      const scoring = scoringOf(scorings, question)
      const attrs = attrsOf(question, language)
      const parts = scoring.parts?.(attrs, response) ?? [{ ...question, attrs, response }]
      const news = parts.flatMap((part) => {
        const own = scorings[part.type]
        const packed = own?.pack(part.attrs, part.response)
        if (!own || packed === undefined || written.get(part.id) === packed) return []
        written.set(part.id, packed)
        return [{ part, own }]
      })
      // Questions that were handed in together share the time.
      const secondsTaken = (Date.now() - since) / 1000 / Math.max(1, news.length)
      if (news.length > 0) since = Date.now()
      for (const { part, own } of news) write(answerOf(part, own, language, secondsTaken))
    },
  }
}

function answerOf(
  { id, attrs, response }: { id: string; attrs: unknown; response: unknown },
  scoring: AnyScoring,
  language: string,
  secondsTaken: number,
): AnsweredInteraction {
  const grade = scoring.grade(attrs, response)
  const { score, maxScore } = grade
  return {
    id,
    words: wordsOf(attrs),
    language,
    report: scoring.report(attrs, response),
    components: scoring.components(attrs),
    result: maxScore === 0 ? 'neutral' : score >= maxScore ? 'correct' : 'incorrect',
    grade,
    secondsTaken,
  }
}

/** What was asked, by the name most kinds give it. */
function wordsOf(attrs: unknown): string {
  const { question, title, prompt } = attrs as Record<string, unknown>
  return (
    [question, prompt, title].find((words): words is string => typeof words === 'string' && words !== '') ??
    ''
  )
}
