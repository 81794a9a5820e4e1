import { localeOf } from './locale-of.ts'

const STEPS = [
  { unit: 'gigabyte', bytes: 1e9 },
  { unit: 'megabyte', bytes: 1e6 },
  { unit: 'kilobyte', bytes: 1e3 },
] as const

/** `1.2 MB`, in the language of the lesson. */
export function fileSize(sizeInBytes: number, language: string): string {
  const { unit, bytes } = STEPS.find((step) => sizeInBytes >= step.bytes) ?? STEPS[2]
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(Math.max(sizeInBytes / bytes, 0.1))
}
