import { type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { ReviewError } from '#app/components/validation/review-error.tsx'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'

export const meta = metaFromTitle

/** Only the title its pages have when one of them refuses. */
export const loader = ({ request }: LoaderFunctionArgs) => ({
  title: getT(request, 'validate')('queue.title'),
})

export default function Submission() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ReviewError />
}
