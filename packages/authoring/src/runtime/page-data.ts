import { type DriverName } from './drivers/session.ts'

/** What the script of a course page needs to know; it stands in the page as data. */
export type PageData = {
  driver: DriverName
  /** Names the course in the learner's browser and, with the lesson, in the statements of xAPI. An IRI. */
  activityId: string
  /** Of a course without a learning system: marks what was kept in the browser for this version. */
  version?: string
  /** The first is the source language. */
  languages: string[]
  title: Record<string, string>
  /** Share of the points that passes, 0 to 100. Means nothing without scored questions. */
  passMarkPercent: number
  screens: PageScreen[]
  questions: PageQuestion[]
}

export type PageScreen = {
  /** Three letters and digits made from the id of the screen: what was read survives a change of order. */
  key: string
}

export type PageQuestion = {
  /** The id of the block. */
  id: string
  type: string
  /** Four letters and digits made from what is asked: an answer is put back only under the same question. */
  key: string
  /** Which screen it stands on. */
  screen: number
  /** The attributes of the block, by language. */
  attrs: Record<string, unknown>
}
