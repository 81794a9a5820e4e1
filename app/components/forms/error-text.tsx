import { type TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { NAMESPACES, type Namespace } from '#app/lib/i18n.ts'
import { decodeMessage } from '#app/lib/errors.ts'

type Limits = { min?: number; max?: number }

/** The sentence a message key of a refusal or a field error stands for. */
export function ErrorText({ message, min, max }: { message: string } & Limits) {
  const { key, params } = decodeMessage(message)
  const { t } = useTranslation(namespaceOf(key))
  return <>{sentence(t, key, { ...limits({ min, max }), ...params })}</>
}

function namespaceOf(key: string): Namespace {
  return NAMESPACES.find((namespace) => key.startsWith(`${namespace}:`)) ?? 'errors'
}

// Keys arrive as data, so they are checked here and not by the compiler.
function sentence(t: TFunction<Namespace>, key: string, params: Record<string, unknown>): string {
  const translate = t as unknown as (keys: string[], params: Record<string, unknown>) => string
  return translate([key, 'errors:unknown'], params)
}

/** A field's limit makes "shorten this" say to how many characters. */
function limits({ min, max }: Limits): Record<string, unknown> {
  if (min === undefined && max === undefined) return {}
  return { context: 'limit', ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}
