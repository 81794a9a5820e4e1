import ministriesJson from '../data/ministries.json' with { type: 'json' }

export interface Ministry {
  code: string
  name: string
  nameHi: string
  shortName: string
  departments: { code: string; name: string }[]
}

/** The ministries of the Union and their departments. Codes are this project's own. */
export function listMinistries(): readonly Ministry[] {
  return ministriesJson
}
