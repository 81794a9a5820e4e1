import { type Readable, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { AuthoringError } from '../../authoring-error.ts'
import { type AnyBlock } from '../../block-definition.ts'
import { definitions } from '../../blocks/definitions.ts'
import { mediaSources } from '../../document/media-sources.ts'
import { splitScreens } from '../../document/screens.ts'
import { renderBlock, renderContext } from '../../render/render-lesson.ts'
import { localise } from '../../translation/localise.ts'
import { type CourseForExport, type CourseMedia, type MediaFile } from '../course-for-export.ts'
import { answerOf, type BlockAnswer } from './answer-key.ts'
import { bodyContext, drawChildren, type Picture } from './draw-markup.server.ts'
import { handoutWords } from './handout-words.ts'
import { type HandoutSheet, handoutSheet, QUIET } from './handout-sheet.server.ts'
import { readMarkup } from './read-markup.ts'

interface BuildHandout {
  course: CourseForExport
  media: CourseMedia
  /** One of the course's languages. */
  language: string
}

const PICTURE_MAX_IN_PIXELS = 1200

/**
 * The course on paper, to memory or to an `output`, which is ended: a PDF of A4 pages with everything to read, room to
 * answer, and the answers at the end. The same course gives the same bytes. Throws `AuthoringError` `missing_asset` for a
 * picture that is not among `media`.
 */
export async function buildHandout(handout: BuildHandout & { output: Writable }): Promise<null>
export async function buildHandout(handout: BuildHandout): Promise<Buffer>
export async function buildHandout({
  course,
  media,
  language,
  output,
}: BuildHandout & { output?: Writable }): Promise<Buffer | null> {
  const words = handoutWords(language)
  const lessons = course.lessons.map(({ content }) => localise(content, language))
  const title = course.title[language] ?? course.title[course.sourceLanguage] ?? ''
  const pictures = await readPictures(
    lessons.flatMap(({ document }) => document.content),
    media,
  )
  const sheet = await handoutSheet({ title, language })
  const pdf = sheet.pdf as unknown as Readable
  const finished = output ? pipeline(pdf, output).then(() => null) : buffer(pdf)
  // Told at the end, unless drawing fails before it.
  finished.catch(() => {})

  sheet.write([{ text: title }], { size: 22, bold: true })
  const summary = course.summary[language] ?? course.summary[course.sourceLanguage]
  if (summary) sheet.write([{ text: summary }], { size: 10.5, color: QUIET })
  const blocks = lessons.flatMap(({ document }) => document.content)
  if (blocks.some((block) => definitions.get(block.type)?.scoring?.isScored(block.attrs))) {
    sheet.write([{ text: words.passMark(course.passMarkPercent) }], { size: 10.5, color: QUIET })
  }
  sheet.space(6)
  sheet.rule()
  sheet.space(10)

  const context = renderContext({
    language,
    audience: 'paper',
    media: (src) => (media.has(src) ? { url: src } : null),
  })
  const key: (BlockAnswer & { number: number })[] = []
  let number = 0
  lessons.forEach((lesson, index) => {
    if (index > 0) sheet.newPage()
    if (lessons.length > 1) sheet.write([{ text: lesson.title }], { size: 18, bold: true })
    for (const screen of splitScreens(lesson.document)) {
      sheet.space(12)
      if (screen.title) {
        sheet.keep(80)
        sheet.write([{ text: screen.title }], { size: 16, bold: true })
        sheet.space(4)
      }
      for (const block of screen.blocks) {
        const asked = answerOf(block)
        if (asked) {
          number += 1
          sheet.space(8)
          sheet.keep(90)
          sheet.write([{ text: words.question(number) }], { size: 9, color: QUIET, bold: true })
          key.push({ number, ...asked })
        }
        drawChildren(
          readMarkup(renderBlock(block, context).text),
          bodyContext(sheet, (src) => pictures.get(src) ?? null),
        )
        sheet.space(5)
      }
    }
  })
  drawKey(sheet, key, words)
  sheet.finish()
  return await finished
}

function drawKey(
  sheet: HandoutSheet,
  key: readonly (BlockAnswer & { number: number })[],
  words: ReturnType<typeof handoutWords>,
): void {
  const answered = key.filter(hasAnswer)
  if (answered.length === 0) return
  sheet.newPage()
  sheet.write([{ text: words.answers }], { size: 16, bold: true })
  sheet.space(6)
  for (const { number, ...asked } of answered) {
    drawAnswer(sheet, { ...asked, number: `${number}.` })
    asked.within.forEach((inner, index) => {
      if (hasAnswer(inner)) drawAnswer(sheet, { ...inner, number: `${number}.${index + 1}` }, 16)
    })
  }
}

const hasAnswer = ({ answer, explanation, within }: BlockAnswer): boolean =>
  answer !== '' || explanation !== '' || within.some(hasAnswer)

function drawAnswer(
  sheet: HandoutSheet,
  { number, question, answer, explanation }: BlockAnswer & { number: string },
  indent = 0,
): void {
  sheet.keep(50)
  sheet.write([{ text: `${number} ${question}` }], { size: 10.5, bold: true }, indent)
  if (answer) sheet.write([{ text: answer }], { size: 10.5 }, indent + 16)
  if (explanation) sheet.write([{ text: explanation }], { size: 9.5, color: QUIET }, indent + 16)
  sheet.space(6)
}

/** Pictures as PNG or JPEG, which a PDF can hold, and no larger than paper can show. */
async function readPictures(blocks: readonly AnyBlock[], media: CourseMedia): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>()
  for (const src of new Set(blocks.flatMap(mediaSources))) {
    const file = media.get(src)
    if (!file)
      throw new AuthoringError('missing_asset', `The file ${src} is not among the files of this course.`)
    if (!file.mimeType.startsWith('image/')) continue
    const picture = await toPicture(file)
    if (picture) pictures.set(src, picture)
  }
  return pictures
}

async function toPicture({ content }: MediaFile): Promise<Picture | null> {
  try {
    const size = { width: PICTURE_MAX_IN_PIXELS, height: PICTURE_MAX_IN_PIXELS }
    const image = sharp(Buffer.isBuffer(content) ? content : content.file)
      .rotate()
      .resize({ ...size, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await image
      .flatten({ background: '#ffffff' })
      .png()
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return null // shown by its description
  }
}
