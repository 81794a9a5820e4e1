import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { countDone } from '#app/domain/learning/count-done.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit } from '#tests/support/content-origin.ts'
import { anEnrolment, type TestEnrolment } from '#tests/support/factories/learning.ts'

/** A learner who has passed a course of one item, the way everybody does: through the content origin. */
export async function aCredential({ score = '80' } = {}): Promise<TestEnrolment & { code: string }> {
  const enrolment = await anEnrolment()
  const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': score }
  await sendCommit(await aContentOrigin(), await aLaunch(enrolment), aCommit(passed))
  // What the worker does next.
  await inTransaction(async () => await countDone({ enrolmentId: enrolment.enrolmentId }))
  const credential = await Credential.findOne({ enrolmentId: enrolment.enrolmentId }).lean()
  if (!credential) throw new Error('No credential was issued.')
  return { ...enrolment, code: credential.code }
}
