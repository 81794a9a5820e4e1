import { labelOfHost } from '@karmashala/player'
import { type RequestHandler } from 'express'

type Origins = { appOrigin: string; contentOrigin: string }

/**
 * Sends a request to the app or to the content origin by its Host; any other name gets 421. The content origin may be a
 * host for each package, `https://*.content.example.org`.
 */
export function dispatchByHost(
  { appOrigin, contentOrigin }: Origins,
  app: RequestHandler,
  content: RequestHandler,
): RequestHandler {
  const appHost = new URL(appOrigin).host
  const contentHost = new URL(contentOrigin).host
  return (request, response, next) => {
    const { host } = request.headers
    if (host === appHost) return app(request, response, next) as unknown
    if (labelOfHost(contentOrigin, host) !== null) return content(request, response, next) as unknown
    // RFC 9110 section 15.5.20: this server is not the one for that name.
    return response.status(421).type('text').send(`This server answers ${appHost} and ${contentHost}.\n`)
  }
}

/**
 * Refuses what another site sends with our visitor's cookies. Browsers always say where an unsafe request comes from
 * (`Sec-Fetch-Site`, or `Origin` in older ones); programs that say nothing carry no cookies of a visitor.
 */
export function refuseCrossSite({ appOrigin }: Pick<Origins, 'appOrigin'>): RequestHandler {
  return (request, response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
    const site = request.headers['sec-fetch-site']
    const { origin } = request.headers
    const isOurs = site
      ? site === 'same-origin' || site === 'none'
      : origin === undefined || origin === appOrigin
    if (isOurs && (origin === undefined || origin === appOrigin)) return next()
    response.status(403).type('text').send('This request came from another site and was refused.\n')
  }
}
