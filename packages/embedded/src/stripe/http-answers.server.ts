import { type IncomingMessage, type ServerResponse } from 'node:http'
import { API_VERSION } from './context.server.ts'

const LONGEST_BODY = 1_000_000

export type JsonAnswer = { status: number; body: unknown; headers: Record<string, string> }

/** The whole body; null when it is longer than anybody needs, 'gone' when its sender left. */
export async function readBody(request: IncomingMessage): Promise<string | null | 'gone'> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length <= LONGEST_BODY) chunks.push(chunk)
    }
  } catch {
    return 'gone'
  }
  return length > LONGEST_BODY ? null : Buffer.concat(chunks).toString('utf8')
}

export function sendJson(
  response: ServerResponse,
  requestId: string,
  { status, body, headers }: JsonAnswer,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store',
    'request-id': requestId,
    'stripe-version': API_VERSION,
    ...headers,
  })
  response.end(JSON.stringify(body))
}

/** What a page answers: itself, or where the browser goes next. */
export type PageAnswer =
  | { status: number; html: string; /** Where its forms may lead in the end. */ formTargets?: string[] }
  | { location: string }

export function sendPage(response: ServerResponse, answer: PageAnswer): void {
  if ('location' in answer) {
    response.writeHead(303, {
      location: answer.location,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    response.end()
    return
  }
  // Browsers hold the redirect that follows a form against `form-action` as well.
  const targets = ["'self'", ...(answer.formTargets ?? [])].join(' ')
  response.writeHead(answer.status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  response.end(answer.html)
}
