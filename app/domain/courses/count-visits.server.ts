import { NEAR_LIMIT_SHARE, SUSPEND_DATA_LIMITS } from '@karmashala/player'
import { type PipelineStage, type Types } from 'mongoose'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { SILENT_VISIT_IN_MINUTES } from '#app/domain/learning/item-outcome.ts'

/** The visits to one part of a version, added up. */
export type CountedPart = {
  moduleId: Types.ObjectId
  itemId: string
  learners: number
  visits: number
  terminated: number
  window: number
  timedOut: number
  unheard: number
  withFailedSaves: number
  withoutStatus: number
  nearLimit: number
  done: number
  hasty: number
  medianSeconds: number | null
}

type CountVisits = {
  version: Pick<CourseVersionRecord, '_id' | 'courseId' | 'providerId'>
  hastyBelowSeconds: number
  now: Date
}
type Inner = Exclude<PipelineStage, PipelineStage.Merge | PipelineStage.Out>
type Expression = Record<string, unknown>

/**
 * Counts in the database, where the attempts are: what leaves it are sums over all learners of a part. It starts from a
 * version of its owner's and follows the index from there.
 */
export async function countVisits({ version, hastyBelowSeconds, now }: CountVisits): Promise<CountedPart[]> {
  const { _id, courseId, providerId } = version
  return await CourseVersion.aggregate<CountedPart>([
    { $match: { _id, courseId, providerId } },
    { $unwind: '$modules' },
    { $project: { moduleId: '$modules._id' } },
    {
      $lookup: {
        from: Attempt.collection.name,
        localField: 'moduleId',
        foreignField: 'moduleId',
        pipeline: [...perLearner(hastyBelowSeconds, now), ...perPart],
        as: 'parts',
      },
    },
    { $unwind: '$parts' },
    { $replaceRoot: { newRoot: { $mergeObjects: ['$parts', { moduleId: '$moduleId' }] } } },
  ])
}

/** Each attempt in numbers; what the learner wrote is not read. */
function perLearner(hastyBelowSeconds: number, now: Date): Inner[] {
  const silentSince = new Date(now.getTime() - SILENT_VISIT_IN_MINUTES * 60_000)
  return [
    {
      $project: {
        ...{
          itemId: 1,
          launches: { $ifNull: ['$state.launches', []] },
          openings: { $ifNull: ['$openings', []] },
        },
        limit: {
          $cond: [
            { $eq: ['$state.standard', 'scorm12'] },
            SUSPEND_DATA_LIMITS.scorm12 * NEAR_LIMIT_SHARE,
            SUSPEND_DATA_LIMITS.scorm2004 * NEAR_LIMIT_SHARE,
          ],
        },
        isDone: { $ifNull: ['$state.isDone', judgedBefore] },
        seconds: { $ifNull: ['$state.totalTimeInSeconds', 0] },
      },
    },
    {
      $project: {
        ...{ itemId: 1, isDone: 1, seconds: 1 },
        heard: { $size: '$launches' },
        terminated: sizeOf('launches', { $eq: ['$$one.ended', 'terminated'] }),
        window: sizeOf('launches', { $eq: ['$$one.ended', 'window'] }),
        timedOut: sizeOf('launches', { $eq: ['$$one.ended', 'timed_out'] }),
        // Pages that were opened, long enough ago, and of which no commit ever came.
        unheard: sizeOf('openings', {
          $and: [
            { $lt: ['$$one.at', silentSince] },
            { $not: [{ $in: ['$$one.session', '$launches.launchId'] }] },
          ],
        }),
        withFailedSaves: sizeOf('launches', { $gt: [{ $ifNull: ['$$one.health.failedCommits', 0] }, 0] }),
        // Those that told nothing about their calls are not accused of anything.
        withoutStatus: sizeOf('launches', {
          $and: [
            { $eq: ['$$one.health.setStatus', false] },
            // Reading matter has nothing to call with.
            { $gt: ['$$one.health.calls', 0] },
            { $in: ['$$one.ended', ['terminated', 'window', 'timed_out']] },
          ],
        }),
        isNearLimit: { $gte: [{ $max: '$launches.health.longestSuspendData' }, '$limit'] },
        isHasty: { $and: ['$isDone', { $lt: ['$seconds', hastyBelowSeconds] }] },
      },
    },
    { $match: { $or: [{ heard: { $gt: 0 } }, { unheard: { $gt: 0 } }] } },
  ]
}

const perPart: Inner[] = [
  {
    $group: {
      _id: '$itemId',
      learners: { $sum: 1 },
      visits: { $sum: { $add: ['$heard', '$unheard'] } },
      terminated: { $sum: '$terminated' },
      window: { $sum: '$window' },
      timedOut: { $sum: '$timedOut' },
      unheard: { $sum: '$unheard' },
      withFailedSaves: { $sum: '$withFailedSaves' },
      withoutStatus: { $sum: '$withoutStatus' },
      nearLimit: { $sum: { $cond: ['$isNearLimit', 1, 0] } },
      done: { $sum: { $cond: ['$isDone', 1, 0] } },
      hasty: { $sum: { $cond: ['$isHasty', 1, 0] } },
      times: { $push: { $cond: ['$isDone', '$seconds', null] } },
    },
  },
  {
    $addFields: {
      itemId: '$_id',
      times: {
        $sortArray: { input: { $filter: { input: '$times', cond: { $ne: ['$$this', null] } } }, sortBy: 1 },
      },
    },
  },
  { $addFields: { medianSeconds: { $avg: middleOf('$times') } } },
  { $project: { _id: 0, times: 0 } },
]

/** Records of the first release do not say whether they are done: completed or passed was. */
const judgedBefore: Expression = {
  $or: [
    { $eq: ['$state.success', 'passed'] },
    { $and: [{ $eq: ['$state.completion', 'completed'] }, { $eq: ['$state.success', 'unknown'] }] },
  ],
}

const sizeOf = (list: 'launches' | 'openings', cond: Expression): Expression => ({
  $size: { $filter: { input: `$${list}`, as: 'one', cond } },
})

/** The middle one of a sorted list, or the middle two; nothing of an empty one. */
function middleOf(list: string): Expression {
  const last = { $max: [0, { $subtract: [{ $size: list }, 1] }] }
  const isEven = { $eq: [{ $mod: [{ $size: list }, 2] }, 0] }
  return { $slice: [list, { $toInt: { $floor: { $divide: [last, 2] } } }, { $cond: [isEven, 2, 1] }] }
}
