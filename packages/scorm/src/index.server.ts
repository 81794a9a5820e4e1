export { type ExtractedFile, extractPackage } from './extract-package.server.ts'
export { inspectPackage } from './inspect-package.server.ts'
export { type PackageDescription, writePackage } from './write/write-package.server.ts'
export { type UnitsDescription, writeSite, writeUnitsPackage } from './write/write-units-package.server.ts'
