import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { type Action } from '#app/domain/access/policy.ts'
import { type CourseWorkspace } from '#app/domain/courses/course-views.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { oncePerRequest } from '#app/lib/request-scope.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ courseId: objectId })

/** Who wants to do something, and to which course. */
export async function requireAuthor(
  request: Request,
  params: LoaderFunctionArgs['params'],
  action: Action,
): Promise<{ actor: Actor; courseId: string }> {
  const actor = await requireActor(request, action)
  return { actor, ...parseParams(params, paramsSchema) }
}

/** The course of the page. Its layout and its parts ask for it; it is read once. */
export async function requireWorkspace(
  request: Request,
  params: LoaderFunctionArgs['params'],
): Promise<CourseWorkspace> {
  const { actor, courseId } = await requireAuthor(request, params, 'course.list_own')
  return await orRespond(oncePerRequest(`course ${courseId}`, () => getCourseWorkspace({ actor, courseId })))
}

/** The course as it is by now, for a part whose other readings came after the one it shares. */
export async function readWorkspaceAgain(
  request: Request,
  params: LoaderFunctionArgs['params'],
): Promise<CourseWorkspace> {
  return await orRespond(getCourseWorkspace(await requireAuthor(request, params, 'course.list_own')))
}
