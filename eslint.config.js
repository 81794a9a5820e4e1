import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** The arrows between the rooms: who may import whom. */
const room = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

export default tseslint.config(
  {
    ignores: [
      'build/',
      'data/',
      'artifacts/',
      'node_modules/',
      'test-results/',
      'content-samples/**/assets/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.tsx'], ...jsxA11y.flatConfigs.recommended },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  room(
    ['packages/*/src/**'],
    ['#app/*', '@karmashala/*', '@remix-run/*'],
    'Packages know neither the app nor each other.',
  ),
  room(
    ['app/lib/**'],
    ['#app/domain/*', '#app/components/*', '#app/routes/*'],
    'lib is plumbing; it knows no product words.',
  ),
  room(
    ['app/domain/**'],
    ['#app/routes/*', '#app/components/*', '@remix-run/*', 'react'],
    'The domain knows neither HTTP nor React.',
  ),
  room(
    ['app/components/**'],
    ['#app/routes/*', '**/*.server.ts', '**/*.server', 'mongoose'],
    'Components take plain views.',
  ),
  room(
    ['app/components/ui/**'],
    ['#app/domain/*', '#app/routes/*', '**/*.server.ts'],
    'ui primitives know no product words.',
  ),
)
