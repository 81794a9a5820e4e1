/**
 * Whether an aicc_script prerequisite can be parsed (CAM 1.2 2.3.2.5.1):
 * identifiers joined by & and |, ~ for not, = and <> against a quoted status, n*{a,b,c} for “n of”, parentheses.
 */
export function isAiccScript(script: string): boolean {
  const tokens = script.match(TOKEN) ?? []
  const leftOver = script.replace(TOKEN, '').trim()
  return leftOver === '' && tokens.length <= MOST_TOKENS && expression(tokens, 0, 0) === tokens.length
}

const TOKEN = /"[^"]*"|<>|[&|~=(){},*]|[^\s"&|~=(){},*<>]+/g
const OPERATORS = new Set(['&', '|', '=', '<>'])
const DEEPEST = 50
const MOST_TOKENS = 500

/** Each returns the position after what it read, or -1. */
function expression(tokens: string[], start: number, depth: number): number {
  let position = operand(tokens, start, depth)
  while (position >= 0 && OPERATORS.has(tokens[position] ?? ''))
    position = operand(tokens, position + 1, depth)
  return position
}

function operand(tokens: string[], start: number, depth: number): number {
  const token = tokens[start]
  if (token === undefined || depth > DEEPEST) return -1
  if (token === '~') return operand(tokens, start + 1, depth + 1)
  if (token === '(') return closing(tokens, expression(tokens, start + 1, depth + 1), ')')
  if (tokens[start + 1] === '*' && tokens[start + 2] === '{' && /^\d+$/.test(token))
    return set(tokens, start + 3, depth)
  if (token === '{') return set(tokens, start + 1, depth)
  return /^[&|=(){},*]$|^<>$/.test(token) ? -1 : start + 1
}

function set(tokens: string[], start: number, depth: number): number {
  let position = expression(tokens, start, depth + 1)
  while (position >= 0 && tokens[position] === ',') position = expression(tokens, position + 1, depth + 1)
  return closing(tokens, position, '}')
}

const closing = (tokens: string[], position: number, bracket: string) =>
  position >= 0 && tokens[position] === bracket ? position + 1 : -1
