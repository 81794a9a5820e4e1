import { type Competency, type LevelNumber } from '@karmashala/frac'
import { type CompetencyRecord } from '#app/domain/competencies/competency.model.server.ts'

/** A stored row as the dictionary knows it. */
export function toCompetency(record: CompetencyRecord): Competency {
  const { _id, type, area, theme, name, nameHi, description, selectable, flags } = record
  return {
    ...{ code: _id, type, area, theme, name, nameHi, description, selectable },
    parentCode: record.parentCode ?? null,
    flags: flags as Competency['flags'],
    version: record.version,
    ...(record.descriptionHi && { descriptionHi: record.descriptionHi }),
    ...(record.sector && { sector: record.sector }),
    ...(record.owner && { owner: record.owner }),
    ...(record.igotRefId && { igotRefId: record.igotRefId }),
    ...(record.levels.length > 0 && {
      levels: record.levels.map(({ level, text, textHi }) => ({
        ...{ level: level as LevelNumber, text },
        ...(textHi && { textHi }),
      })),
    }),
    ...(record.status === 'retired' && { retired: true }),
    ...(record.redirectTo && { redirectTo: record.redirectTo }),
  }
}
