import { type LoaderFunctionArgs } from '@remix-run/node'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { passportCsv } from '#app/domain/positions/passport-csv.ts'
import { personParamsSchema } from '#app/domain/positions/position.schema.ts'
import { csvResponse, orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.read')
  const { membershipId } = parseParams(params, personParamsSchema)
  const passport = await orRespond(getPassport({ actor, membershipId }))
  const language = languageOf(request, actor.language)
  return csvResponse(
    'competency-passport.csv',
    passportCsv(passport, { t: getT(request, 'positions', language), language }),
  )
}
