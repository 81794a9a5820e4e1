// The texts of CSV files are read here, since the library that does it needs Node; the rules for their rows are behind
// the other door.
export { parseDesignations, parsePositions } from './interchange.server.ts'
export { loadDictionary, loadFramework } from './load-framework.ts'
export { readSheet } from './read-sheet.server.ts'
