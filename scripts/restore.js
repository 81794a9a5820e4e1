import { runOperation } from './run-operation.js'

await runOperation('runRestore')
