import { readdirSync } from 'node:fs'
import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/**
 * The arrows between the rooms: what a room may not import. Where the files of two entries overlap the later one holds
 * alone, so it repeats the rest. Regular expressions, since a pattern that starts with `#` would be a comment.
 */
const room = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: forbidden.join('|'), message }] }] },
})

const TESTS = '^#tests/'
const REMIX = '^@remix-run/'
const REACT = '^react(-dom|-i18next)?(/|$)'
const DATABASE = '^(mongoose|mongodb)$|\\.model\\.server\\.ts$'
const ON_THE_SERVER = [
  '\\.server(\\.ts)?$',
  '^@karmashala/[^/]+/server$',
  '^@remix-run/(node|express)',
  '^node:',
]
const PACKAGES = readdirSync(new URL('packages', import.meta.url)).join('|')

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
    // A fixture says by its first parameter which others it wants, so it has to have one.
    files: ['tests/support/**'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
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
        AbortSignal: 'readonly',
      },
    },
  },
  room(
    ['packages/*/src/**'],
    ['^#', '^@karmashala/', `^[./]+/(${PACKAGES})/`, REMIX, REACT, '^mongoose$'],
    'Packages know neither the app nor each other.',
  ),
  room(
    ['app/lib/**'],
    ['^#app/(?!lib/|locales/)', REACT, TESTS],
    'lib is plumbing; it knows no product words.',
  ),
  room(
    ['app/domain/**'],
    ['^#app/(?!domain/|lib/)', REMIX, REACT, '^express$', TESTS],
    'The domain knows neither HTTP nor React.',
  ),
  room(
    ['app/backup/**'],
    ['^#app/(?!backup/|lib/|server/connect-services)', REMIX, REACT, '^express$', TESTS],
    'Backup and restore know what is stored, not what it means.',
  ),
  room(
    ['app/routes/**'],
    ['^#app/(server|seed|jobs)', DATABASE, TESTS],
    'Routes ask the domain; only the domain knows what is stored.',
  ),
  room(
    ['app/components/**'],
    ['^#app/(?!components/|domain/|lib/)', ...ON_THE_SERVER, DATABASE, TESTS],
    'Components take plain views.',
  ),
  room(
    ['app/components/ui/**'],
    ['^#app/(?!components/ui/|lib/)', '^@karmashala/', ...ON_THE_SERVER, DATABASE, TESTS],
    'ui primitives know no product words.',
  ),
  {
    files: ['tests/**'],
    ignores: ['**/*.test.{ts,tsx}', 'tests/support/strict-console.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(All|Each)$/]',
          message:
            'A worker loads this once for all its test files: the hook would serve the first of them only.',
        },
      ],
    },
  },
)
