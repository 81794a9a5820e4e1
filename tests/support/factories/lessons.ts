import { changeBetween, type Block, type LessonContent } from '@karmashala/authoring'
import { createLesson } from '#app/domain/lessons/create-lesson.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { type SaveAnswer } from '#app/domain/lessons/lesson-wire.ts'
import { saveChange } from '#app/domain/lessons/save-change.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { aCourse, type TestCourse } from '#tests/support/factories/courses.ts'
import { uploadedMedia } from '#tests/support/factories/media.ts'

export const aParagraph = (id: string, text: string): Block => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
})

export const aHeading = (id: string, text: string): Block => ({
  type: 'heading',
  attrs: { id, level: 2 },
  content: [{ type: 'text', text }],
})

/** An image with neither a file nor a description: two things to mend. */
export const anUnfinishedImage: Block = {
  type: 'image',
  attrs: { id: 'picture', src: '', alt: '', caption: '' },
}

export type TestLesson = TestCourse & { lessonId: string }

type LessonOptions = { course?: TestCourse; title?: string; blocks?: Block[] }

/** A lesson of a draft; its blocks are those given, or two paragraphs named `first` and `second`. */
export async function aWrittenLesson({
  course,
  title = 'Kinds of leave',
  blocks = [aParagraph('first', 'Leave is earned.'), aParagraph('second', 'It is asked for in time.')],
}: LessonOptions = {}): Promise<TestLesson> {
  const { actor, courseId } = course ?? (await aCourse())
  const { lessonId } = await createLesson({ actor, courseId, title, template: 'blank' })
  const lesson = { actor, courseId, lessonId }
  await rewrite(lesson, (content) => ({ ...content, document: { type: 'doc', content: blocks } }))
  return lesson
}

export const contentOf = async (lesson: TestLesson): Promise<LessonContent> =>
  (await getLesson(lesson)).content

let saves = 0
export const aKey = (): string => `test-save-${(saves += 1)}`

type Rewrite = { actor?: Actor; from?: { revision: number; content: LessonContent }; key?: string }

/** Saves what `edit` makes of a lesson, as somebody who has it open since `from`. */
export async function rewrite(
  lesson: TestLesson,
  edit: (content: LessonContent) => LessonContent,
  { actor = lesson.actor, from, key = aKey() }: Rewrite = {},
): Promise<SaveAnswer> {
  const { revision: base, content } = from ?? (await getLesson(lesson))
  const change = changeBetween(content, edit(content))
  if (!change) throw new Error('This edit changes nothing.')
  return await saveChange({ ...lesson, actor, base, key, change })
}

/** An edit that gives one block other words. */
export const reword =
  (id: string, text: string) =>
  (content: LessonContent): LessonContent => ({
    ...content,
    document: {
      type: 'doc',
      content: content.document.content.map((block) =>
        block.attrs.id === id ? aParagraph(id, text) : block,
      ),
    },
  })

/** A course that lacks nothing and is made of one lesson. */
export async function aCourseOfLessons(options: LessonOptions = {}): Promise<TestLesson> {
  const lesson = await aWrittenLesson(options)
  await setTags({ ...lesson, tags: [{ competencyCode: 'FUN-111', level: 2, role: 'taught' }] })
  await setPrice({ ...lesson, pricePerSeatPerYearInPaise: 25_000 })
  return lesson
}

/** A course of a lesson that shows an image and gives a document of its library. */
export async function aCourseWithFiles({
  credit = null,
}: { credit?: string | null } = {}): Promise<TestLesson> {
  const course = await aCourse()
  const image = await uploadedMedia({ actor: course.actor })
  const document = await uploadedMedia({
    ...{ actor: course.actor, bytes: Buffer.from('%PDF-1.7 a circular'), name: 'circular.pdf' },
  })
  await MediaAsset.updateOne({ _id: image.id }, { $set: { credit } })
  return await aCourseOfLessons({
    course,
    blocks: [
      aParagraph('first', 'Look:'),
      { type: 'image', attrs: { id: 'picture', src: image.src, alt: 'An office', caption: '' } },
      { type: 'attachment', attrs: { id: 'file', src: document.src, title: 'A circular' } } as Block,
    ],
  })
}
