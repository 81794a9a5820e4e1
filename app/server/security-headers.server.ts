import helmet from 'helmet'
import { randomBytes } from 'node:crypto'
import { type RequestHandler } from 'express'

type Options = { appOrigin: string; contentOrigin: string; isDevelopment: boolean }

/** A fresh nonce for every answer, and the policy that lets only what carries it run. */
export function securityHeaders({ appOrigin, contentOrigin, isDevelopment }: Options): RequestHandler {
  const isHttps = appOrigin.startsWith('https:')
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        'style-src-elem': isDevelopment
          ? ["'self'", "'unsafe-inline'"]
          : ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
        'frame-src': [contentOrigin],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        ...(isHttps ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    hsts: isHttps,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  })
  return (request, response, next) => {
    response.locals['cspNonce'] = randomBytes(16).toString('base64')
    protect(request, response, next)
  }
}

const nonceOf = (response: object): string =>
  String((response as { locals?: Record<string, unknown> }).locals?.['cspNonce'])
