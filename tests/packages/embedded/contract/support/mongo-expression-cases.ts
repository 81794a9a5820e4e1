import { Decimal128, Double, Int32, Long, ObjectId, type Document } from './mongo-database.ts'

/** The value of an expression over a document; `undefined` stands for a missing one. */
export type ExpressionCase = { expression: unknown; doc?: Document; gives: unknown }

const at = new Date('2014-01-01T08:15:39.736Z')
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const cafe = 'cafétéria'

/** By operator, each with the examples of its page in the manual and its edges. */
export const expressionCases: Record<string, ExpressionCase[]> = {
  $abs: [
    { expression: { $abs: -1 }, gives: 1 },
    { expression: { $abs: null }, gives: null },
    { expression: { $abs: '$none' }, gives: null },
  ],
  $add: [
    { expression: { $add: [1, 2, 3] }, gives: 6 },
    { expression: { $add: ['$none', 1] }, gives: null },
    { expression: { $add: [day('2014-03-01'), 3 * 86_400_000] }, gives: day('2014-03-04') },
    { expression: { $type: { $add: [new Int32(2147483647), new Int32(1)] } }, gives: 'long' },
    {
      expression: { $add: [Decimal128.fromString('0.1'), Decimal128.fromString('0.2')] },
      gives: Decimal128.fromString('0.3'),
    },
  ],
  $sum: [
    { expression: { $sum: '$list' }, doc: { list: [1, 2, 'x', 3] }, gives: 6 },
    { expression: { $sum: ['$list', '$n', 3] }, doc: { list: [5, 6], n: 1 }, gives: 4 },
    { expression: { $sum: ['$list'] }, doc: { list: [5, 6] }, gives: 11 },
    { expression: { $sum: '$none' }, gives: 0 },
    { expression: { $sum: [0.1, 0.2, 0.3] }, gives: 0.6 },
    { expression: { $type: { $sum: [new Int32(2147483647), new Int32(1)] } }, gives: 'long' },
    {
      expression: { $sum: [Decimal128.fromString('0.1'), new Int32(2)] },
      gives: Decimal128.fromString('2.1'),
    },
  ],
  $avg: [
    { expression: { $avg: ['$a', '$b'] }, doc: { a: 1, b: 2 }, gives: 1.5 },
    { expression: { $avg: '$list' }, doc: { list: [1, null, 'x', 5] }, gives: 3 },
    { expression: { $avg: ['$list', 4] }, doc: { list: [1] }, gives: 4 },
    { expression: { $avg: '$none' }, gives: null },
    { expression: { $avg: [Decimal128.fromString('1.5'), 2] }, gives: Decimal128.fromString('1.75') },
  ],
  $min: [
    { expression: { $min: ['$a', null, 2] }, doc: { a: 5 }, gives: 2 },
    { expression: { $min: '$list' }, doc: { list: ['z', 7, 3] }, gives: 3 },
    { expression: { $min: ['$list', [0]] }, doc: { list: [1, 2] }, gives: [0] },
    { expression: { $min: [] }, gives: null },
  ],
  $max: [
    { expression: { $max: ['$a', '$none', 2] }, doc: { a: 5 }, gives: 5 },
    { expression: { $max: '$list' }, doc: { list: [5, 'z', 2] }, gives: 'z' },
    { expression: { $max: '$list' }, doc: { list: [] }, gives: null },
  ],
  $stdDevPop: [{ expression: { $stdDevPop: '$list' }, doc: { list: [1, 3] }, gives: 1 }],
  $stdDevSamp: [{ expression: { $stdDevSamp: '$list' }, doc: { list: [5] }, gives: null }],
  $subtract: [
    { expression: { $subtract: [5, 3] }, gives: 2 },
    { expression: { $subtract: [day('2014-03-02'), day('2014-03-01')] }, gives: 86_400_000 },
    { expression: { $subtract: [day('2014-03-02'), 86_400_000] }, gives: day('2014-03-01') },
  ],
  $multiply: [
    { expression: { $multiply: ['$price', '$quantity'] }, doc: { price: 10, quantity: 2 }, gives: 20 },
    { expression: { $multiply: [null, 3] }, gives: null },
  ],
  $divide: [
    {
      expression: { $divide: [Decimal128.fromString('10'), 4] },
      gives: Decimal128.fromString('2.5'),
    },
    {
      expression: { $divide: [Decimal128.fromString('1'), 3] },
      gives: Decimal128.fromString('0.3333333333333333333333333333333333'),
    },
    { expression: { $divide: [80, 8] }, gives: 10 },
    { expression: { $divide: [1, 2] }, gives: 0.5 },
    { expression: { $divide: ['$none', 2] }, gives: null },
  ],
  $mod: [
    { expression: { $mod: [80, 7] }, gives: 3 },
    { expression: { $mod: [-3, 2] }, gives: -1 },
  ],
  $ceil: [
    { expression: { $ceil: 7.8 }, gives: 8 },
    { expression: { $ceil: -2.8 }, gives: -2 },
  ],
  $floor: [
    { expression: { $floor: 7.8 }, gives: 7 },
    { expression: { $floor: -2.8 }, gives: -3 },
  ],
  $round: [
    { expression: { $round: [10.5] }, gives: 10 },
    { expression: { $round: [11.5] }, gives: 12 },
    { expression: { $round: [19.25, 1] }, gives: 19.2 },
    { expression: { $round: [28.73, 1] }, gives: 28.7 },
    { expression: { $round: [1234.5678, -2] }, gives: 1200 },
  ],
  $trunc: [
    { expression: { $trunc: [7.8] }, gives: 7 },
    { expression: { $trunc: [-2.3, 0] }, gives: -2 },
    { expression: { $trunc: [1234.5678, 2] }, gives: 1234.56 },
  ],
  $sqrt: [
    { expression: { $sqrt: 25 }, gives: 5 },
    { expression: { $sqrt: null }, gives: null },
  ],
  $pow: [
    { expression: { $pow: [5, 2] }, gives: 25 },
    { expression: { $pow: [5, 0] }, gives: 1 },
    { expression: { $pow: [-5, 0.5] }, gives: NaN },
  ],
  $exp: [{ expression: { $exp: 0 }, gives: 1 }],
  $ln: [{ expression: { $ln: 1 }, gives: 0 }],
  $log10: [{ expression: { $log10: 100 }, gives: 2 }],

  $cmp: [
    { expression: { $cmp: ['$a', '$b'] }, doc: { a: 1, b: 2 }, gives: -1 },
    { expression: { $cmp: ['a', 1] }, gives: 1 },
    { expression: { $cmp: [1, new Double(1)] }, gives: 0 },
  ],
  $eq: [
    { expression: { $eq: [5, 5] }, gives: true },
    { expression: { $eq: ['$none', null] }, gives: false },
  ],
  $ne: [{ expression: { $ne: [5, '5'] }, gives: true }],
  $gt: [
    { expression: { $gt: ['a', 5] }, gives: true },
    { expression: { $gt: [null, '$none'] }, gives: true },
  ],
  $gte: [{ expression: { $gte: [5, 5] }, gives: true }],
  $lt: [{ expression: { $lt: ['$none', null] }, gives: true }],
  $lte: [{ expression: { $lte: [true, false] }, gives: false }],
  $and: [
    { expression: { $and: [] }, gives: true },
    { expression: { $and: [1, 'green'] }, gives: true },
    { expression: { $and: [[null], [false], 0] }, gives: false },
  ],
  $or: [
    { expression: { $or: [] }, gives: false },
    { expression: { $or: [null, 0, '$none'] }, gives: false },
    { expression: { $or: [[], 0] }, gives: true },
  ],
  $not: [
    { expression: { $not: [[false]] }, gives: false },
    { expression: { $not: [0] }, gives: true },
  ],
  $cond: [
    {
      expression: { $cond: { if: { $gte: ['$qty', 250] }, then: 30, else: 20 } },
      doc: { qty: 300 },
      gives: 30,
    },
    { expression: { $cond: [{ $gte: ['$qty', 250] }, 30, 20] }, doc: { qty: 200 }, gives: 20 },
    { expression: { $cond: ['', 'text is true', 'no'] }, gives: 'text is true' },
  ],
  $ifNull: [
    { expression: { $ifNull: ['$a', '$b', 'Unspecified'] }, doc: { b: null }, gives: 'Unspecified' },
    { expression: { $ifNull: ['$a', 'x'] }, doc: { a: 0 }, gives: 0 },
  ],
  $switch: [
    {
      expression: {
        $switch: {
          branches: [
            { case: { $eq: [0, 5] }, then: 'equals' },
            { case: { $gt: [0, 5] }, then: 'greater' },
          ],
          default: 'less',
        },
      },
      gives: 'less',
    },
    {
      expression: {
        $switch: {
          branches: [
            { case: 1, then: 'first' },
            { case: true, then: 'second' },
          ],
        },
      },
      gives: 'first',
    },
  ],
  $let: [
    {
      expression: {
        $let: { vars: { total: { $add: ['$price', '$tax'] } }, in: { $multiply: ['$$total', 2] } },
      },
      doc: { price: 10, tax: 0.5 },
      gives: 21,
    },
  ],
  $literal: [
    { expression: { $literal: '$1' }, gives: '$1' },
    { expression: { $literal: { $add: [1, 2] } }, gives: { $add: [1, 2] } },
  ],

  $concat: [
    {
      expression: { $concat: ['$item', ' - ', '$description'] },
      doc: { item: 'ABC1', description: 'product 1' },
      gives: 'ABC1 - product 1',
    },
    { expression: { $concat: ['a', null] }, gives: null },
  ],
  $toLower: [
    { expression: { $toLower: 'PRODUCT 1' }, gives: 'product 1' },
    { expression: { $toLower: null }, gives: '' },
  ],
  $toUpper: [
    { expression: { $toUpper: 'abc1' }, gives: 'ABC1' },
    { expression: { $toUpper: '$none' }, gives: '' },
  ],
  $trim: [
    { expression: { $trim: { input: '  \n good  bye \t  ' } }, gives: 'good  bye' },
    { expression: { $trim: { input: ' ggggoodbyeeeee', chars: 'ge' } }, gives: ' ggggoodby' },
    { expression: { $trim: { input: ' ggggoodbyeeeee', chars: ' ge' } }, gives: 'oodby' },
  ],
  $ltrim: [{ expression: { $ltrim: { input: ' ggggoodbyeeeee ', chars: ' gd' } }, gives: 'oodbyeeeee ' }],
  $rtrim: [{ expression: { $rtrim: { input: ' ggggoodbyeeeee    ' } }, gives: ' ggggoodbyeeeee' }],
  $split: [
    { expression: { $split: ['June-15-2013', '-'] }, gives: ['June', '15', '2013'] },
    { expression: { $split: ['banana split', 'a'] }, gives: ['b', 'n', 'n', ' split'] },
    { expression: { $split: ['astronomical', 'astro'] }, gives: ['', 'nomical'] },
    { expression: { $split: ['pea green boat', 'owl'] }, gives: ['pea green boat'] },
    { expression: { $split: [null, 'x'] }, gives: null },
  ],
  $substrCP: [
    { expression: { $substrCP: [cafe, 3, 2] }, gives: 'ét' },
    { expression: { $substrCP: ['寿司sushi', 0, 6] }, gives: '寿司sush' },
    { expression: { $substrCP: ['abc', 9, 2] }, gives: '' },
  ],
  $substrBytes: [
    { expression: { $substrBytes: [cafe, 0, 5] }, gives: 'café' },
    { expression: { $substrBytes: ['abcde', 1, -1] }, gives: 'bcde' },
    { expression: { $substrBytes: [null, 0, 1] }, gives: '' },
  ],
  $strLenCP: [
    { expression: { $strLenCP: cafe }, gives: 9 },
    { expression: { $strLenCP: '寿司' }, gives: 2 },
    { expression: { $strLenCP: '😀' }, gives: 1 },
  ],
  $strLenBytes: [
    { expression: { $strLenBytes: cafe }, gives: 11 },
    { expression: { $strLenBytes: { $literal: '$€λG' } }, gives: 7 },
    { expression: { $strLenBytes: '寿司' }, gives: 6 },
  ],
  $indexOfCP: [
    { expression: { $indexOfCP: ['cafeteria', 'e'] }, gives: 3 },
    { expression: { $indexOfCP: [cafe, 'é'] }, gives: 3 },
    { expression: { $indexOfCP: ['foo.bar.fi', '.', 5] }, gives: 7 },
    { expression: { $indexOfCP: ['vanilla', 'll', 0, 2] }, gives: -1 },
    { expression: { $indexOfCP: ['vanilla', 'll', 12] }, gives: -1 },
    { expression: { $indexOfCP: ['vanilla', 'nilla', 3] }, gives: -1 },
    { expression: { $indexOfCP: [null, 'foo'] }, gives: null },
  ],
  $strcasecmp: [
    { expression: { $strcasecmp: ['13q1', '13Q4'] }, gives: -1 },
    { expression: { $strcasecmp: ['ABC', 'abc'] }, gives: 0 },
  ],
  $replaceOne: [
    {
      expression: { $replaceOne: { input: 'blue paint, blue', find: 'blue', replacement: 'red' } },
      gives: 'red paint, blue',
    },
    { expression: { $replaceOne: { input: null, find: 'abc', replacement: 'ABC' } }, gives: null },
  ],
  $replaceAll: [
    {
      expression: { $replaceAll: { input: 'blue paint, blue', find: 'blue', replacement: 'red' } },
      gives: 'red paint, red',
    },
    { expression: { $replaceAll: { input: 'abc', find: 'b', replacement: null } }, gives: null },
  ],
  $regexMatch: [
    {
      expression: { $regexMatch: { input: '$d', regex: 'LINE', options: 'i' } },
      doc: { d: 'Single line' },
      gives: true,
    },
    { expression: { $regexMatch: { input: null, regex: 'a' } }, gives: false },
  ],
  $regexFind: [
    {
      expression: { $regexFind: { input: 'cafétéria line', regex: 'line' } },
      gives: { match: 'line', idx: 10, captures: [] },
    },
    {
      expression: { $regexFind: { input: 'aaaab', regex: '(a+)(b)(c)?' } },
      gives: { match: 'aaaab', idx: 0, captures: ['aaaa', 'b', null] },
    },
    { expression: { $regexFind: { input: 'x', regex: 'y' } }, gives: null },
  ],
  $regexFindAll: [
    {
      expression: { $regexFindAll: { input: 'First line\nSecond line', regex: 'line' } },
      gives: [
        { match: 'line', idx: 6, captures: [] },
        { match: 'line', idx: 18, captures: [] },
      ],
    },
    { expression: { $regexFindAll: { input: '$none', regex: 'a' } }, gives: [] },
  ],

  $year: [
    { expression: { $year: at }, gives: 2014 },
    { expression: { $year: '$none' }, gives: null },
    {
      expression: { $year: { date: new Date('2016-01-01T01:00:00Z'), timezone: 'America/New_York' } },
      gives: 2015,
    },
  ],
  $month: [
    { expression: { $month: at }, gives: 1 },
    { expression: { $month: new ObjectId('58c7cba47bbadf523cf2c313') }, gives: 3 },
  ],
  $dayOfMonth: [
    { expression: { $dayOfMonth: at }, gives: 1 },
    { expression: { $dayOfMonth: { date: at, timezone: '+0530' } }, gives: 1 },
  ],
  $dayOfWeek: [{ expression: { $dayOfWeek: at }, gives: 4 }],
  $dayOfYear: [{ expression: { $dayOfYear: day('2016-12-31') }, gives: 366 }],
  $isoWeek: [
    { expression: { $isoWeek: day('2016-01-04') }, gives: 1 },
    { expression: { $isoWeek: day('2016-01-01') }, gives: 53 },
  ],
  $isoWeekYear: [
    { expression: { $isoWeekYear: day('2015-05-26') }, gives: 2015 },
    { expression: { $isoWeekYear: day('2016-01-01') }, gives: 2015 },
  ],
  $isoDayOfWeek: [
    { expression: { $isoDayOfWeek: day('2016-01-01') }, gives: 5 },
    { expression: { $isoDayOfWeek: day('2016-01-03') }, gives: 7 },
  ],
  $hour: [
    { expression: { $hour: at }, gives: 8 },
    { expression: { $hour: { date: at, timezone: 'Asia/Kolkata' } }, gives: 13 },
  ],
  $minute: [{ expression: { $minute: at }, gives: 15 }],
  $second: [{ expression: { $second: at }, gives: 39 }],
  $millisecond: [{ expression: { $millisecond: at }, gives: 736 }],
  $dateToString: [
    { expression: { $dateToString: { format: '%Y-%m-%d', date: at } }, gives: '2014-01-01' },
    {
      expression: { $dateToString: { format: '%H:%M:%S:%L%z', date: at, timezone: 'America/New_York' } },
      gives: '03:15:39:736-0500',
    },
    {
      expression: { $dateToString: { format: '%H:%M:%S:%L%z', date: at, timezone: '+04:30' } },
      gives: '12:45:39:736+0430',
    },
    {
      expression: { $dateToString: { format: '%Z', date: at, timezone: 'America/New_York' } },
      gives: '-300',
    },
    { expression: { $dateToString: { date: at } }, gives: '2014-01-01T08:15:39.736Z' },
    {
      expression: { $dateToString: { format: '%d %b %Y, %B %j %u %V %G %%', date: at } },
      gives: '01 Jan 2014, January 001 3 01 2014 %',
    },
    { expression: { $dateToString: { date: '$none', onNull: 'never' } }, gives: 'never' },
  ],
  $dateFromString: [
    {
      expression: { $dateFromString: { dateString: '2017-02-08T12:10:40.787' } },
      gives: new Date('2017-02-08T12:10:40.787Z'),
    },
    {
      expression: {
        $dateFromString: { dateString: '2017-02-08T12:10:40.787', timezone: 'America/New_York' },
      },
      gives: new Date('2017-02-08T17:10:40.787Z'),
    },
    { expression: { $dateFromString: { dateString: '2017-02-08' } }, gives: day('2017-02-08') },
    {
      expression: { $dateFromString: { dateString: '15-06-2018', format: '%d-%m-%Y' } },
      gives: day('2018-06-15'),
    },
    { expression: { $dateFromString: { dateString: '2023-02-29', onError: 'no day' } }, gives: 'no day' },
    { expression: { $dateFromString: { dateString: 'July', onError: 'no date' } }, gives: 'no date' },
    { expression: { $dateFromString: { dateString: null, onNull: 0 } }, gives: 0 },
  ],
  $dateToParts: [
    {
      expression: { $dateToParts: { date: new Date('2017-01-01T01:29:09.123Z') } },
      gives: { year: 2017, month: 1, day: 1, hour: 1, minute: 29, second: 9, millisecond: 123 },
    },
    {
      expression: { $dateToParts: { date: new Date('2017-01-01T01:29:09.123Z'), iso8601: true } },
      gives: {
        isoWeekYear: 2016,
        isoWeek: 52,
        isoDayOfWeek: 7,
        hour: 1,
        minute: 29,
        second: 9,
        millisecond: 123,
      },
    },
  ],
  $dateFromParts: [
    {
      expression: { $dateFromParts: { year: 2017, month: 2, day: 8, hour: 12 } },
      gives: new Date('2017-02-08T12:00:00Z'),
    },
    {
      expression: { $dateFromParts: { year: 2017, month: 14, day: 1, hour: 12 } },
      gives: new Date('2018-02-01T12:00:00Z'),
    },
    { expression: { $dateFromParts: { year: 2017, month: 0, day: 1 } }, gives: day('2016-12-01') },
    {
      expression: {
        $dateFromParts: {
          year: 2016,
          month: 12,
          day: 31,
          hour: 23,
          minute: 46,
          second: 12,
          timezone: 'America/New_York',
        },
      },
      gives: new Date('2017-01-01T04:46:12Z'),
    },
  ],
  $dateAdd: [
    {
      expression: { $dateAdd: { startDate: day('2020-10-31'), unit: 'month', amount: 1 } },
      gives: day('2020-11-30'),
    },
    {
      expression: { $dateAdd: { startDate: day('2020-12-31'), unit: 'day', amount: 3 } },
      gives: day('2021-01-03'),
    },
    { expression: { $dateAdd: { startDate: '$none', unit: 'day', amount: 3 } }, gives: null },
  ],
  $dateSubtract: [
    {
      expression: { $dateSubtract: { startDate: day('2021-03-31'), unit: 'month', amount: 1 } },
      gives: day('2021-02-28'),
    },
  ],
  $dateDiff: [
    {
      expression: { $dateDiff: { startDate: day('2020-12-31'), endDate: day('2021-01-01'), unit: 'year' } },
      gives: 1,
    },
    {
      expression: { $dateDiff: { startDate: day('2021-01-01'), endDate: day('2021-12-31'), unit: 'year' } },
      gives: 0,
    },
    {
      expression: { $dateDiff: { startDate: day('2021-01-31'), endDate: day('2021-03-01'), unit: 'month' } },
      gives: 2,
    },
    {
      expression: {
        $dateDiff: {
          startDate: new Date('2021-01-24T18:00:00Z'),
          endDate: new Date('2021-01-25T02:00:00Z'),
          unit: 'week',
          startOfWeek: 'monday',
        },
      },
      gives: 1,
    },
  ],
  $dateTrunc: [
    {
      expression: { $dateTrunc: { date: new Date('2020-05-19T14:10:30Z'), unit: 'day' } },
      gives: day('2020-05-19'),
    },
    {
      expression: {
        $dateTrunc: { date: new Date('2020-05-19T14:10:30Z'), unit: 'week', startOfWeek: 'monday' },
      },
      gives: day('2020-05-18'),
    },
    {
      expression: { $dateTrunc: { date: new Date('2020-05-19T14:10:30Z'), unit: 'month' } },
      gives: day('2020-05-01'),
    },
    {
      expression: { $dateTrunc: { date: new Date('2021-03-20T11:30:05Z'), unit: 'hour', binSize: 2 } },
      gives: new Date('2021-03-20T10:00:00Z'),
    },
  ],

  $map: [
    {
      expression: { $map: { input: '$quizzes', as: 'grade', in: { $add: ['$$grade', 2] } } },
      doc: { quizzes: [5, 6, 7] },
      gives: [7, 8, 9],
    },
    { expression: { $map: { input: [1], in: '$$this' } }, gives: [1] },
    { expression: { $map: { input: null, in: 1 } }, gives: null },
  ],
  $filter: [
    {
      expression: { $filter: { input: [1, 'a', 2, null, 3.1, '4'], as: 'n', cond: { $isNumber: '$$n' } } },
      gives: [1, 2, 3.1],
    },
    {
      expression: { $filter: { input: [1, 2, 3, 4], cond: { $gt: ['$$this', 1] }, limit: 2 } },
      gives: [2, 3],
    },
  ],
  $reduce: [
    {
      expression: {
        $reduce: { input: ['a', 'b', 'c'], initialValue: '', in: { $concat: ['$$value', '$$this'] } },
      },
      gives: 'abc',
    },
    {
      expression: {
        $reduce: {
          input: [1, 2, 3, 4],
          initialValue: { sum: 5, product: 2 },
          in: {
            sum: { $add: ['$$value.sum', '$$this'] },
            product: { $multiply: ['$$value.product', '$$this'] },
          },
        },
      },
      gives: { sum: 15, product: 48 },
    },
    { expression: { $reduce: { input: null, initialValue: 1, in: '$$this' } }, gives: null },
  ],
  $size: [{ expression: { $size: '$a' }, doc: { a: [1, [2, 3]] }, gives: 2 }],
  $arrayElemAt: [
    { expression: { $arrayElemAt: [[1, 2, 3], 0] }, gives: 1 },
    { expression: { $arrayElemAt: [[1, 2, 3], -2] }, gives: 2 },
    { expression: { $arrayElemAt: [[1, 2, 3], 15] }, gives: undefined },
  ],
  $first: [
    { expression: { $first: [[1, 2, 3]] }, gives: 1 },
    { expression: { $first: [[]] }, gives: undefined },
  ],
  $last: [{ expression: { $last: '$a' }, doc: { a: [1, 2, 3] }, gives: 3 }],
  $slice: [
    { expression: { $slice: [[1, 2, 3], 1, 1] }, gives: [2] },
    { expression: { $slice: [[1, 2, 3], -2] }, gives: [2, 3] },
    { expression: { $slice: [[1, 2, 3], 15, 2] }, gives: [] },
    { expression: { $slice: [[1, 2, 3], -15, 2] }, gives: [1, 2] },
  ],
  $in: [
    { expression: { $in: [2, [1, 2, 3]] }, gives: true },
    { expression: { $in: [['a'], ['a']] }, gives: false },
    { expression: { $in: [['a'], [['a']]] }, gives: true },
  ],
  $concatArrays: [
    {
      expression: {
        $concatArrays: [
          ['hello', ' '],
          [['world'], 'again'],
        ],
      },
      gives: ['hello', ' ', ['world'], 'again'],
    },
    { expression: { $concatArrays: [[1], null] }, gives: null },
  ],
  $reverseArray: [
    { expression: { $reverseArray: [[1, [2, 3]]] }, gives: [[2, 3], 1] },
    { expression: { $reverseArray: null }, gives: null },
  ],
  $indexOfArray: [
    { expression: { $indexOfArray: [['a', 'abc'], 'a'] }, gives: 0 },
    { expression: { $indexOfArray: [['a', 'abc', 'de', ['de']], ['de']] }, gives: 3 },
    {
      expression: {
        $indexOfArray: [
          [1, 2, 3],
          [1, 2],
        ],
      },
      gives: -1,
    },
    { expression: { $indexOfArray: [[10, 9, 9, 8, 9], 9, 3] }, gives: 4 },
    { expression: { $indexOfArray: [['a', 'abc', 'b'], 'b', 0, 1] }, gives: -1 },
    { expression: { $indexOfArray: [null, 'foo'] }, gives: null },
  ],
  $isArray: [
    { expression: { $isArray: ['hello'] }, gives: false },
    { expression: { $isArray: [['hello', 'world']] }, gives: true },
  ],
  $range: [
    { expression: { $range: [0, 10, 2] }, gives: [0, 2, 4, 6, 8] },
    { expression: { $range: [10, 0, -2] }, gives: [10, 8, 6, 4, 2] },
    { expression: { $range: [0, 10, -2] }, gives: [] },
    { expression: { $range: [0, 3] }, gives: [0, 1, 2] },
  ],
  $zip: [
    { expression: { $zip: { inputs: [['a'], ['b'], ['c']] } }, gives: [['a', 'b', 'c']] },
    { expression: { $zip: { inputs: [['a'], ['b', 'c']] } }, gives: [['a', 'b']] },
    {
      expression: { $zip: { inputs: [[1], [2, 3]], useLongestLength: true } },
      gives: [
        [1, 2],
        [null, 3],
      ],
    },
    {
      expression: { $zip: { inputs: [[1], [2, 3], [4]], useLongestLength: true, defaults: ['a', 'b', 'c'] } },
      gives: [
        [1, 2, 4],
        ['a', 3, 'c'],
      ],
    },
  ],
  $sortArray: [
    {
      expression: { $sortArray: { input: [20, 4, null, 'a', { b: 1 }], sortBy: 1 } },
      gives: [null, 4, 20, 'a', { b: 1 }],
    },
    {
      expression: {
        $sortArray: {
          input: [
            { n: 'a', age: 30 },
            { n: 'b', age: 42 },
            { n: 'c', age: 30 },
          ],
          sortBy: { age: -1, n: -1 },
        },
      },
      gives: [
        { n: 'b', age: 42 },
        { n: 'c', age: 30 },
        { n: 'a', age: 30 },
      ],
    },
  ],
  $setUnion: [
    {
      expression: {
        $sortArray: {
          input: {
            $setUnion: [
              ['a', 'b', 'a'],
              ['b', 'c'],
            ],
          },
          sortBy: 1,
        },
      },
      gives: ['a', 'b', 'c'],
    },
    { expression: { $setUnion: [[1], null] }, gives: null },
  ],
  $setIntersection: [
    {
      expression: {
        $setIntersection: [
          ['a', 'b', 'a'],
          ['b', 'a'],
        ],
      },
      gives: ['a', 'b'],
    },
    { expression: { $setIntersection: [['a'], [['a']]] }, gives: [] },
  ],
  $setDifference: [{ expression: { $setDifference: [['a', 'b', 'a'], ['b']] }, gives: ['a'] }],
  $setIsSubset: [
    {
      expression: {
        $setIsSubset: [
          ['a', 'b', 'a'],
          ['b', 'a'],
        ],
      },
      gives: true,
    },
    { expression: { $setIsSubset: [['a', 'b'], [['a', 'b']]] }, gives: false },
  ],
  $setEquals: [
    {
      expression: {
        $setEquals: [
          ['a', 'b', 'a'],
          ['b', 'a'],
        ],
      },
      gives: true,
    },
  ],
  $anyElementTrue: [
    { expression: { $anyElementTrue: [[true, false]] }, gives: true },
    { expression: { $anyElementTrue: [[null, false, 0]] }, gives: false },
    { expression: { $anyElementTrue: [[]] }, gives: false },
  ],
  $allElementsTrue: [
    { expression: { $allElementsTrue: [[true, 1, 'x']] }, gives: true },
    { expression: { $allElementsTrue: [[]] }, gives: true },
  ],

  $mergeObjects: [
    {
      expression: { $mergeObjects: [{ a: 1 }, { a: 2, b: 2 }, { a: 3, b: null, c: 3 }] },
      gives: { a: 3, b: null, c: 3 },
    },
    { expression: { $mergeObjects: [{ a: 1 }, null, '$none'] }, gives: { a: 1 } },
  ],
  $objectToArray: [
    {
      expression: { $objectToArray: { item: 'foo', qty: 25 } },
      gives: [
        { k: 'item', v: 'foo' },
        { k: 'qty', v: 25 },
      ],
    },
  ],
  $arrayToObject: [
    {
      expression: {
        $arrayToObject: [
          [
            { k: 'item', v: 'abc123' },
            { k: 'qty', v: 25 },
          ],
        ],
      },
      gives: { item: 'abc123', qty: 25 },
    },
    {
      expression: {
        $arrayToObject: {
          $literal: [
            ['item', 'abc123'],
            ['item', '123abc'],
          ],
        },
      },
      gives: { item: '123abc' },
    },
  ],
  $getField: [
    { expression: { $getField: 'price.usd' }, doc: { 'price.usd': 45.99 }, gives: 45.99 },
    {
      expression: { $getField: { field: { $literal: '$price' }, input: '$$ROOT' } },
      doc: { $price: 5 },
      gives: 5,
    },
    { expression: { $getField: { field: 'a', input: '$o' } }, doc: { o: { a: 1 } }, gives: 1 },
    { expression: { $getField: { field: 'a', input: 5 } }, gives: undefined },
  ],

  $convert: [
    { expression: { $convert: { input: '1.5', to: 'double' } }, gives: 1.5 },
    { expression: { $convert: { input: 'x', to: 'int', onError: 'bad' } }, gives: 'bad' },
    { expression: { $convert: { input: '$none', to: 'int', onNull: 'none' } }, gives: 'none' },
    { expression: { $convert: { input: true, to: 'int' } }, gives: 1 },
    { expression: { $convert: { input: 5, to: 'bool' } }, gives: true },
  ],
  $toString: [
    { expression: { $toString: 2.5 }, gives: '2.5' },
    { expression: { $toString: true }, gives: 'true' },
    {
      expression: { $toString: new ObjectId('5ab9c3da31c2ab715d421285') },
      gives: '5ab9c3da31c2ab715d421285',
    },
    { expression: { $toString: new Date('2018-03-27T16:58:51.538Z') }, gives: '2018-03-27T16:58:51.538Z' },
    { expression: { $toString: Decimal128.fromString('1.50') }, gives: '1.50' },
    { expression: { $toString: null }, gives: null },
  ],
  $toInt: [
    { expression: { $toInt: '-2' }, gives: -2 },
    { expression: { $toInt: 1.99999 }, gives: 1 },
    { expression: { $toInt: Decimal128.fromString('14.7') }, gives: 14 },
  ],
  $toLong: [
    { expression: { $toLong: new Date(1_500_000_000_000) }, gives: 1_500_000_000_000 },
    { expression: { $type: { $toLong: 5 } }, gives: 'long' },
    { expression: { $toLong: Long.fromNumber(7) }, gives: 7 },
  ],
  $toDouble: [
    { expression: { $toDouble: '-5.5' }, gives: -5.5 },
    { expression: { $toDouble: false }, gives: 0 },
  ],
  $toDecimal: [
    { expression: { $toDecimal: '2.50' }, gives: Decimal128.fromString('2.50') },
    { expression: { $type: { $toDecimal: 1 } }, gives: 'decimal' },
  ],
  $toBool: [
    { expression: { $toBool: 'false' }, gives: true },
    { expression: { $toBool: '' }, gives: true },
    { expression: { $toBool: 0 }, gives: false },
    { expression: { $toBool: null }, gives: null },
  ],
  $toDate: [
    { expression: { $toDate: '2018-03-20' }, gives: day('2018-03-20') },
    { expression: { $toDate: '2018-03-20 11:00:06 +0500' }, gives: new Date('2018-03-20T06:00:06Z') },
    { expression: { $toDate: Long.fromNumber(5) }, gives: new Date(5) },
    {
      expression: { $toDate: new ObjectId('5ab9c3da31c2ab715d421285') },
      gives: new Date('2018-03-27T04:08:58Z'),
    },
  ],
  $toObjectId: [
    {
      expression: { $toObjectId: '5ab9cbfa31c2ab715d42129e' },
      gives: new ObjectId('5ab9cbfa31c2ab715d42129e'),
    },
    { expression: { $toObjectId: null }, gives: null },
  ],
  $type: [
    { expression: { $type: '$none' }, gives: 'missing' },
    { expression: { $type: { $literal: [1] } }, gives: 'array' },
    { expression: { $type: new Double(1.5) }, gives: 'double' },
    { expression: { $type: null }, gives: 'null' },
  ],
  $isNumber: [
    { expression: { $isNumber: '5' }, gives: false },
    { expression: { $isNumber: 5 }, gives: true },
  ],

  'field paths': [
    { expression: '$a.b', doc: { a: { b: 1 } }, gives: 1 },
    { expression: '$a.b', doc: { a: [{ b: 1 }, { c: 2 }, 5, { b: 3 }] }, gives: [1, 3] },
    { expression: '$a.b', doc: { a: 1 }, gives: undefined },
    { expression: '$a.0', doc: { a: [1, 2] }, gives: [] },
    { expression: '$$ROOT.a', doc: { a: 1 }, gives: 1 },
    { expression: '$$CURRENT.a', doc: { a: 1 }, gives: 1 },
    { expression: ['$x', '$none'], doc: { x: 1 }, gives: [1, null] },
    { expression: { x: '$a', y: '$none' }, doc: { a: 1 }, gives: { x: 1 } },
    { expression: '$$REMOVE', gives: undefined },
  ],
}
