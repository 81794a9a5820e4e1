export { mismatches } from '#tests/support/stripe-shapes.ts'
