import { defaultSettings, PARTIAL_SETTINGS, settingNamed, type SettingName } from '../../index/settings.ts'
import { ApiError } from '../api-error.ts'
import { accepted, ok, read, send, uidOf, type Request, type Routes, type Server } from '../route.ts'

const change = ({ instance }: Server, request: Request, settings: unknown) => {
  const uid = uidOf(request)
  return accepted(instance.changeSettings(uid, settings, request.access.mayCreate(uid)))
}

const changeOne = (server: Server, request: Request, method: 'PUT' | 'PATCH') => {
  const name = nameOf(request)
  const isPartial = PARTIAL_SETTINGS.includes(name)
  if (isPartial !== (method === 'PATCH')) {
    throw new ApiError(405, 'method_not_allowed', `The setting \`${name}\` is not changed with ${method}.`)
  }
  return change(server, request, { [name]: request.body })
}

export const SETTINGS_ROUTES: Routes = {
  'GET /indexes/:uid/settings': read('settings.get', ({ instance }, request) =>
    ok(instance.settings(uidOf(request))),
  ),
  'PATCH /indexes/:uid/settings': send('settings.update', (server, request) =>
    change(server, request, request.body),
  ),
  'DELETE /indexes/:uid/settings': read('settings.update', (server, request) =>
    change(server, request, Object.fromEntries(Object.keys(defaultSettings()).map((name) => [name, null]))),
  ),
  'GET /indexes/:uid/settings/:name': read('settings.get', ({ instance }, request) =>
    ok(instance.settings(uidOf(request))[nameOf(request)]),
  ),
  'PUT /indexes/:uid/settings/:name': send('settings.update', (server, request) =>
    changeOne(server, request, 'PUT'),
  ),
  'PATCH /indexes/:uid/settings/:name': send('settings.update', (server, request) =>
    changeOne(server, request, 'PATCH'),
  ),
  'DELETE /indexes/:uid/settings/:name': read('settings.update', (server, request) =>
    change(server, request, { [nameOf(request)]: null }),
  ),
}

function nameOf({ params }: Request): SettingName {
  const name = settingNamed(params.name!)
  if (name) return name
  throw new ApiError(
    404,
    'not_found',
    `The setting \`${params.name}\` is not implemented by the embedded server.`,
  )
}
