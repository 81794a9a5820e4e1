import { isValidObjectId } from 'mongoose'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { type JobView } from '#app/domain/jobs/job.schema.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { type JobRecord } from '#app/lib/jobs-model.server.ts'

type About = NonNullable<JobView['about']>
type Subject = Pick<JobRecord, '_id' | 'name' | 'key'>

/** A key that may be shown as it is: an identifier. Nobody's address or name looks like one by accident. */
const SAFE_KEY = /^[\w.:-]{1,80}$/

/** What each job is about, by its id. The payload is never looked at. */
export async function describeSubjects(jobs: Subject[]): Promise<Map<string, About>> {
  const courses = await titlesOf(keysOf(jobs, 'catalogue.').filter((key) => isValidObjectId(key)))
  const orders = await numbersOf(keysOf(jobs, 'orders.'))
  const described = new Map<string, About>()
  for (const { _id, key } of jobs) {
    const about = courses.get(key) ?? orders.get(key) ?? asItIs(key)
    if (about) described.set(String(_id), about)
  }
  return described
}

const keysOf = (jobs: Subject[], prefix: string): string[] => [
  ...new Set(jobs.filter(({ name }) => name.startsWith(prefix)).map(({ key }) => key)),
]

async function titlesOf(courseIds: string[]): Promise<Map<string, About>> {
  const versions = await CourseVersion.find(
    { courseId: { $in: courseIds } },
    { courseId: 1, title: 1, titleHi: 1, language: 1 },
  )
    .sort({ number: 1 })
    .lean()
  // The latest version comes last and wins.
  return new Map(
    versions.map(({ courseId, title, titleHi, language }) => [
      String(courseId),
      { kind: 'course', text: title, language, textHi: titleHi ?? null },
    ]),
  )
}

async function numbersOf(subscriptionIds: string[]): Promise<Map<string, About>> {
  const orders = await Order.find(
    { 'billing.subscriptionId': { $in: subscriptionIds } },
    { number: 1, billing: 1 },
  ).lean()
  return new Map(
    orders.map(({ number, billing }) => [
      billing?.subscriptionId ?? '',
      { kind: 'order', text: number, language: null, textHi: null },
    ]),
  )
}

const asItIs = (key: string): About | null =>
  key !== 'recurring' && SAFE_KEY.test(key) ? { kind: 'key', text: key, language: null, textHi: null } : null
