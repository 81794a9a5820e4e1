// Nothing of the dictionary needs Node yet: the data is bundled, so both doors open on the same room.
export { loadDictionary, loadFramework } from './load-framework.ts'
