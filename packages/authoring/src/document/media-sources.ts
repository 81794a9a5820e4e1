import { definitions } from '../blocks/definitions.ts'
import { type AnyBlock } from '../block-definition.ts'

/** The files a block and all blocks in it name, in reading order; empty places are left out. */
export function mediaSources(block: AnyBlock): string[] {
  const found: string[] = []
  visit(block, found)
  return [...new Set(found)].filter((src) => src !== '')
}

function visit(value: unknown, found: string[]): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, found)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const node = value as Record<string, unknown>
  const paths = typeof node['type'] === 'string' ? (definitions.get(node['type'])?.media ?? []) : []
  for (const path of paths) found.push(...valuesAt(node['attrs'], path.split('.')))
  for (const each of Object.values(node)) visit(each, found)
}

function valuesAt(value: unknown, [step, ...rest]: string[]): string[] {
  if (step === undefined) return typeof value === 'string' ? [value] : []
  if (step === '*') return Array.isArray(value) ? value.flatMap((each) => valuesAt(each, rest)) : []
  if (typeof value !== 'object' || value === null) return []
  return valuesAt((value as Record<string, unknown>)[step], rest)
}
