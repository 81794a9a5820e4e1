import { type Scope } from '../scope.ts'
import { COMMON_SHAPE, ROUTES } from './api.server.ts'
import { API_VERSION } from './context.server.ts'
import { type Param, type Shape } from './params.server.ts'

type Described = Omit<Param<unknown>, 'read' | 'required'>

/** What the Stripe-compatible server implements. */
export function stripeScope(): Scope {
  const named = ROUTES.map((route) => ({ ...route, name: `${route.method} ${route.path}` }))
  return {
    title: `Scope of the embedded Stripe (${API_VERSION})`,
    sections: [
      { title: 'Routes', names: named.map(({ name }) => name) },
      {
        title: 'Parameters',
        note: '`[]` stands for a position in a list, `[*]` for any key, `=` before the values that are understood.',
        names: named.flatMap(({ name, shape }) =>
          parametersOf({ ...shape, ...COMMON_SHAPE }).map((parameter) => `${name} ${parameter}`),
        ),
      },
    ],
  }
}

function parametersOf(shape: Shape, parent = ''): string[] {
  return Object.entries(shape).flatMap(([field, param]) =>
    describe(param, parent === '' ? field : `${parent}[${field}]`),
  )
}

function describe(param: Described, name: string): string[] {
  const { values, fields, item, hasFreeKeys, mayBeText } = param
  const itself = mayBeText ? [name] : []
  if (fields) return [...itself, ...parametersOf(fields, name)]
  if (item) return [...itself, ...describe(item, `${name}[]`)]
  if (hasFreeKeys) return [...itself, `${name}[*]`]
  return [values ? `${name}=${values.join('|')}` : name]
}
