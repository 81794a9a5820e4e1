import { type PackageReport } from '@karmashala/scorm'
import { DomainError, type MessageParams } from '#app/lib/errors.ts'

/** The refusal of an upload with everything that was found, so that a screen can show each line of it. */
export class PackageRefusal extends DomainError {
  constructor(
    readonly report: PackageReport,
    key: `${string}:${string}` = 'provide:refusals.packageRefused',
    params?: MessageParams,
  ) {
    super('invalid', key, params)
  }
}
