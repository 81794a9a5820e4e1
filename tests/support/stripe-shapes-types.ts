/** A JSON Schema; `declared` names the types an object may have and is a keyword of our own (see stripe-shapes.ts). */
export type Schema = {
  type?: string[]
  enum?: unknown[]
  pattern?: string
  declared?: string[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: false | Schema
  if?: Schema
  then?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  not?: Schema
}
export type Operation = { method: string; path: string; name: string; params: Schema; answer: Schema }
export type StripeShapes = {
  /** Every object type by a name of its own. */
  types: Record<string, Schema>
  /** What `Stripe.<name>` stands for. */
  names: Record<string, Schema>
  operations: Operation[]
}

/** How a decimal is written on the wire. */
export const DECIMAL = '^-?\\d+(\\.\\d+)?$'
