import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { unitOf } from '#app/components/gaps/gap-path.ts'
import { closeGaps } from '#app/domain/gaps/close-gaps.server.ts'
import { type GapSearch, readGapSearch } from '#app/domain/gaps/gap.schema.ts'
import { closingCsv, gapsCsv, leftCsv, peopleShortCsv } from '#app/domain/gaps/gaps-csv.ts'
import { gapsOfMinistry } from '#app/domain/gaps/gaps-of-ministry.server.ts'
import { listPeopleShort } from '#app/domain/gaps/list-people-short.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { csvResponse, orRespond, parseParams } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ file: z.enum(['gaps.csv', 'people.csv', 'closing.csv', 'left.csv']) })
const PEOPLE_MAX = 100_000

const FILES = {
  'gaps.csv': async (actor: Actor, { area, unit }: GapSearch) =>
    gapsCsv(await gapsOfMinistry({ actor, area, ...unitOf(unit) })),
  'people.csv': async (actor: Actor, { code, unit }: GapSearch) =>
    peopleShortCsv((await listPeopleShort({ actor, code, pageSize: PEOPLE_MAX, ...unitOf(unit) })).items),
  'closing.csv': async (actor: Actor, search: GapSearch) => closingCsv(await planFor(actor, search)),
  'left.csv': async (actor: Actor, search: GapSearch) => leftCsv(await planFor(actor, search)),
}

async function planFor(actor: Actor, { minimise, unit: asked }: GapSearch) {
  const { unit } = unitOf(asked)
  const scope = unit === undefined ? { kind: 'ministry' as const } : { kind: 'unit' as const, unit }
  return await closeGaps({ actor, scope, minimise })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'gap.read')
  const { file } = parseParams(params, paramsSchema)
  return csvResponse(file, await orRespond(FILES[file](actor, readGapSearch(request))))
}
