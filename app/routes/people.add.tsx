import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MemberForm } from '#app/components/people/member-form.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { ROLES_OF } from '#app/domain/access/roles.ts'
import { addMember } from '#app/domain/people/members.server.ts'
import { addMemberSchema } from '#app/domain/people/person.schema.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'member.manage')
  return {
    title: getT(request, 'people')('add.title'),
    roles: ROLES_OF[actor.acting.organisationKind],
    constraint: getZodConstraint(addMemberSchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'member.manage')
  const submission = parseWithZod(await readForm(request), { schema: addMemberSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await addMember({ actor, ...submission.value })
    return redirect('/people')
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function AddMember() {
  const { roles, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('add.title')}
        description={t('add.lead')}
        breadcrumbs={[{ label: t('members.title'), to: '/people' }, { label: t('add.title') }]}
      />
      <MemberForm lastResult={useActionData<typeof action>()} roles={roles} constraint={constraint} />
    </div>
  )
}
