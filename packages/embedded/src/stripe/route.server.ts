import { type Context } from './context.server.ts'
import { type Parsed, type Shape } from './params.server.ts'

type Answer = Record<string, unknown>
export type Route = {
  method: 'GET' | 'POST' | 'DELETE'
  /** Path with `:names`. */
  path: string
  shape: Shape
  run(context: Context, ids: string[], params: Parsed<Shape>): Answer
}

/** Declares one endpoint: what it accepts and what it does. The answer may still be expanded. */
export function route<S extends Shape>(
  method: Route['method'],
  path: string,
  shape: S,
  run: (context: Context, params: Parsed<S>, id: string, secondId: string) => Answer,
): Route {
  return {
    method,
    path,
    shape,
    run: (context, [id = '', secondId = ''], params) => run(context, params as Parsed<S>, id, secondId),
  }
}
