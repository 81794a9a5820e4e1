export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<='

/** A word of a filter as it is meant, and where it stood, for messages about it. */
export type Name = { text: string; source: string; at: number; end: number }

/** A filter that has been understood. Values are texts; what they are compared as depends on the documents. */
export type FilterNode =
  | { kind: 'and' | 'or'; parts: FilterNode[] }
  | { kind: 'not'; part: FilterNode }
  | { kind: 'compare'; attribute: Name; operator: Comparison; value: string }
  | { kind: 'between'; attribute: Name; from: string; to: string }
  | { kind: 'in'; attribute: Name; values: string[] }
  | { kind: 'exists' | 'null' | 'empty'; attribute: Name }

export const and = (parts: (FilterNode | undefined)[]): FilterNode | undefined => join('and', parts)
export const or = (parts: (FilterNode | undefined)[]): FilterNode | undefined => join('or', parts)

function join(kind: 'and' | 'or', parts: (FilterNode | undefined)[]): FilterNode | undefined {
  const present = parts.filter((part) => part !== undefined)
  return present.length > 1 ? { kind, parts: present } : present[0]
}
