import { clsx, type ClassValue } from 'clsx'

/**
 * Joins class names. `className` on a primitive is for its place on the page (margin, width, grid position); there is
 * no merging of conflicting utilities, so looks are chosen by props.
 */
export const cn = (...values: ClassValue[]): string => clsx(values)
