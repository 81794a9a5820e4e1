import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit } from '#tests/support/content-origin.ts'
import { anEnrolment, type TestEnrolment } from '#tests/support/factories/learning.ts'

/** A learner who has passed a course of one item, the way everybody does: through the content origin. */
export async function aCredential({ score = '80' } = {}): Promise<TestEnrolment & { code: string }> {
  const enrolment = await anEnrolment()
  const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': score }
  await sendCommit(await aContentOrigin(), await aLaunch(enrolment), aCommit(passed))
  const credential = await Credential.findOne({ enrolmentId: enrolment.enrolmentId }).lean()
  if (!credential) throw new Error('No credential was issued.')
  return { ...enrolment, code: credential.code }
}
