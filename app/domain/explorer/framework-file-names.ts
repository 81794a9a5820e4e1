/** The files the framework can be fetched as, below `/framework/export/`. */
export const FRAMEWORK_FILES = [
  'framework.json',
  'positions.csv',
  'designations.csv',
  'competencies-v6.json',
  'case-package.json',
] as const
export type FrameworkFileName = (typeof FRAMEWORK_FILES)[number]

export const isFrameworkFile = (name: unknown): name is FrameworkFileName =>
  FRAMEWORK_FILES.some((file) => file === name)
