import { type LoaderFunctionArgs } from '@remix-run/node'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { passportCsv } from '#app/domain/positions/passport-csv.ts'
import { csvResponse, orRespond } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'passport.read_own')
  const passport = await orRespond(getPassport({ actor }))
  const language = languageOf(request, actor.language)
  return csvResponse(
    'competency-passport.csv',
    passportCsv(passport, { t: getT(request, 'positions', language), language }),
  )
}
