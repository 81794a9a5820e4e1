import { type Doc } from '../values/document.server.ts'
import { location } from './expression.server.ts'

// Expressions are compiled without a pause, so what is declared around the one being compiled can be kept here: almost
// every stage and operator would have to hand it on otherwise. Nothing is checked while it is undefined.
let declared: ReadonlySet<string> | undefined

/** Runs `compile`, in which the use of any other variable is refused with 17276. */
export function declaringOnly<T>(variables: Doc, compile: () => T): T {
  return declaring(new Set(Object.keys(variables)), compile)
}

/** Runs `compile` with variables that an operator declares for one of its arguments. */
export function alsoDeclaring<T>(names: string[], compile: () => T): T {
  return declaring(declared && new Set([...declared, ...names]), compile)
}

function declaring<T>(names: ReadonlySet<string> | undefined, compile: () => T): T {
  const outer = declared
  declared = names
  try {
    return compile()
  } finally {
    declared = outer
  }
}

/** The names of variables begin with a small letter; the capital ones are the server's. */
export function checkVariableName(name: string): void {
  if (name === '') throw location(9, 'empty variable names are not allowed')
  if (!/^[a-z\u0080-\uffff]/.test(name))
    throw location(9, `'${name}' starts with an invalid character for a user variable name`)
  const wrong = [...name].find((letter) => !/[A-Za-z0-9_\u0080-\u{10ffff}]/u.test(letter))
  if (wrong) throw location(9, `'${name}' contains an invalid character for a variable name: '${wrong}'`)
}

export function requireDeclared(name: string): void {
  if (declared && !declared.has(name)) throw undefinedVariable(name)
}

export const undefinedVariable = (name: string) => location(17276, `Use of undefined variable: ${name}`)
