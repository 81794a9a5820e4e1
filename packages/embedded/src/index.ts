export { EmbeddedError, type EmbeddedErrorCode } from './embedded-error.ts'
export { SERVICES, type Addresses, type ServiceName } from './services.ts'
