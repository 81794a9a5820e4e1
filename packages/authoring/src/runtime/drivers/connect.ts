import { type PageData } from '../page-data.ts'
import { connectCmi5 } from './cmi5.ts'
import { connectLocal } from './local.ts'
import { connectPreview } from './preview.ts'
import { connectScorm } from './scorm.ts'
import { type Connect } from './session.ts'
import { connectXapi } from './xapi.ts'

/** How a page of this kind reaches whoever keeps its record. */
export function driverFor({ driver: name, activityId, version = '' }: PageData): Connect {
  if (name === 'cmi5') return connectCmi5
  if (name === 'xapi') return connectXapi
  if (name === 'local') return connectLocal(activityId, version)
  if (name === 'preview') return connectPreview()
  return connectScorm(name)
}
