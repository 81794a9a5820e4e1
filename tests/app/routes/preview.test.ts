import { type LoaderFunctionArgs } from '@remix-run/node'
import { loader } from '#app/routes/preview.$versionId.$moduleId.$itemId.tsx'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLearningCourse, type LearningCourse } from '#tests/support/factories/learning.ts'
import { anActor, anAuthor, aProvider, aValidator } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const preview = async (actor: Actor, { versionId, moduleIds }: LearningCourse, itemId = 'lesson-1') =>
  await loader({
    request: await signedInRequest({ actor, path: '/preview/x' }),
    params: { versionId, moduleId: moduleIds[0] ?? '', itemId },
    context: { cspNonce: '', clientAddress: '192.0.2.1' },
  } as unknown as LoaderFunctionArgs)

test('a preview page leads into the content origin and stores nothing', async () => {
  const course = await aLearningCourse({ status: 'submitted' })

  const page = await preview(await aValidator(), course)

  expect(page.preview.launchUrl).toMatch(/^http:\/\/content\.localhost:3000\/launch\//)
  expect(await Attempt.countDocuments()).toBe(0)
})

test('a validator of the same institution gets a 403 that says why', async () => {
  const provider = await aProvider()
  const course = await aLearningCourse({ author: await anAuthor(provider), status: 'submitted' })

  const refusal = await preview(await anActor(provider, ['validator']), course).catch((one: Response) => one)

  expect((refusal as Response).status).toBe(403)
  expect(await (refusal as Response).json()).toMatchObject({ message: 'learn:refusals.ownInstitution' })
})

test('what does not exist is a 404', async () => {
  const course = await aLearningCourse({ status: 'submitted' })
  const actor = await aValidator()

  for (const wrong of [
    { ...course, versionId: 'nonsense' },
    { ...course, moduleIds: ['64b7f0c2a1d3e4f5a6b7c8d9'] },
  ])
    await expect(preview(actor, wrong)).rejects.toMatchObject({ status: 404 })
  await expect(preview(actor, course, 'lesson-9')).rejects.toMatchObject({ status: 404 })
})
