import { ALL_BEHAVIOURS } from '../interactions/all-behaviours.ts'
import { ALL_SCORINGS } from '../interactions/all-scorings.ts'
import { ALL_ENHANCEMENTS } from './all-enhancements.ts'
import { driverFor } from './drivers/connect.ts'
import { type PageData } from './page-data.ts'
import { byId } from './page-elements.ts'
import { startCourse } from './start-course.ts'

// Written by this package's export, so its shape is known.
const data = JSON.parse(byId('course-data').textContent ?? '') as PageData

void startCourse(data, driverFor(data), {
  scorings: ALL_SCORINGS,
  behaviours: ALL_BEHAVIOURS,
  enhancements: ALL_ENHANCEMENTS,
})
