import { type PackageReport } from '@karmashala/scorm'
import { DomainError } from '#app/lib/errors.ts'

/** The refusal of an upload with everything that was found, so that a screen can show each line of it. */
export class PackageRefusal extends DomainError {
  constructor(readonly report: PackageReport) {
    super('invalid', 'provide:refusals.packageRefused')
  }
}
