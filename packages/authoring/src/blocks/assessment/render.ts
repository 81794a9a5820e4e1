import { filled, interactionWords } from '../../interactions/interaction-words.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup, type Html } from '../../render/markup.ts'
import { proseHtml } from '../../render/prose-html.ts'
import { type RenderContext } from '../../render/render-context.ts'
import { drawnCount, mayTurnOffTime } from './attempts.ts'
import { type Assessment } from './schema.ts'

/** The rules and every question there is: without scripts nothing is drawn and all can be read. */
export function assessmentHtml(block: Assessment, context: RenderContext): Html {
  const { title, introduction, pools, attempts, passPercent, minutes } = block.attrs
  const words = interactionWords(context.language)
  const rules = [
    filled(words.assessmentQuestions, { count: drawnCount(block.attrs) }),
    filled(words.assessmentPass, { percent: passPercent }),
    attempts ? filled(words.assessmentAttempts, { count: attempts }) : words.assessmentAnyAttempts,
    ...(minutes ? [filled(words.assessmentTime, { minutes })] : []),
    ...(mayTurnOffTime(block.attrs) ? [words.assessmentTimeOff] : []),
  ]
  const questions = pools.flatMap((pool) => pool.questions.map((question) => context.render(question)))
  return markup`<section${blockMark(block)} class="kl-questions kl-assessment" data-question="assessment"><h3 class="kl-question-title">${title}</h3>${proseHtml(introduction)}<ul class="kl-rules">${rules.map((rule) => markup`<li>${rule}</li>`)}</ul><div class="kl-bank">${questions}</div></section>`
}
