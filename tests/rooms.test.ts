import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

/** The rule of the rooms alone: the others would need the whole program. */
const eslint = new ESLint({
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(
      ['no-floating-promises', 'no-misused-promises', 'await-thenable'].map((rule) => [
        `@typescript-eslint/${rule}`,
        'off',
      ]),
    ),
  },
})

async function isRefused(filePath: string, imported: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import { x } from '${imported}'\nexport const y = x\n`, {
    filePath,
  })
  return result?.messages.some(({ ruleId }) => ruleId === 'no-restricted-imports') ?? false
}

test.each([
  ['packages/scorm/src/report.ts', '#app/lib/errors.ts'],
  ['packages/scorm/src/report.ts', '@karmashala/frac'],
  ['packages/scorm/src/manifest/item-values.ts', '../../../frac/src/index.ts'],
  ['app/lib/errors.ts', '#app/domain/orders/order.schema.ts'],
  ['app/domain/orders/order.schema.ts', '#app/components/ui/button.tsx'],
  ['app/domain/orders/order.schema.ts', '@remix-run/node'],
  ['app/domain/orders/order.schema.ts', 'react-i18next'],
  ['app/routes/theme.tsx', '#app/domain/orders/order.model.server.ts'],
  ['app/routes/theme.tsx', 'mongoose'],
  ['app/components/orders/need-form.tsx', '#app/domain/orders/place-order.server.ts'],
  ['app/components/orders/need-form.tsx', '@karmashala/billing/server'],
  ['app/components/orders/need-form.tsx', '#app/routes/theme.tsx'],
  ['app/components/ui/button.tsx', '#app/domain/orders/order.schema.ts'],
  ['app/components/ui/button.tsx', '#app/components/orders/need-form.tsx'],
  ['app/components/ui/button.tsx', 'mongoose'],
])('%s may not import %s', async (file, imported) => {
  expect(await isRefused(file, imported)).toBe(true)
})

test.each([
  ['packages/scorm/src/manifest/item-values.ts', '../report.ts'],
  ['app/domain/orders/order.schema.ts', '@karmashala/billing'],
  ['app/routes/theme.tsx', '#app/domain/orders/place-order.server.ts'],
  ['app/components/orders/need-form.tsx', '#app/domain/orders/order.schema.ts'],
  ['app/components/ui/button.tsx', '#app/lib/in-language.ts'],
])('%s may import %s', async (file, imported) => {
  expect(await isRefused(file, imported)).toBe(false)
})
