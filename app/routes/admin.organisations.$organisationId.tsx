import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { MemberForm } from '#app/components/people/member-form.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { EmailAddress } from '#app/components/ui/email-address.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { may } from '#app/domain/access/policy.ts'
import { ROLES_OF } from '#app/domain/access/roles.ts'
import { getOrganisation } from '#app/domain/organisations/ministries.server.ts'
import { appointOfficial, listOfficials } from '#app/domain/people/members.server.ts'
import { addMemberSchema } from '#app/domain/people/person.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ organisationId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'organisation.list')
  const { organisationId } = parseParams(params, paramsSchema)
  const organisation = await orRespond(getOrganisation({ actor, organisationId }))
  const { items, total } = await orRespond(listOfficials({ actor, organisationId }))
  return {
    title: organisation.name,
    organisation,
    people: items,
    total,
    roles: ROLES_OF[organisation.kind],
    mayAppoint: may(actor, 'official.appoint'),
    constraint: getZodConstraint(addMemberSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'official.appoint')
  const { organisationId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: addMemberSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await appointOfficial({ actor, organisationId, ...submission.value })
    return redirect(`/admin/organisations/${organisationId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function OrganisationPeople() {
  const { organisation, people, total, roles, mayAppoint, constraint } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t, i18n } = useTranslation(['admin', 'people', 'common'])
  const list = organisation.kind === 'provider' ? '/admin/providers' : '/admin/organisations'
  const name = inLanguage(i18n.language, organisation.name, organisation.nameHi)
  return (
    <div className="space-y-8">
      <PageHeader
        title={name}
        description={t('organisations.lead', { count: total })}
        breadcrumbs={[
          { label: t(organisation.kind === 'provider' ? 'providers.title' : 'ministries.title'), to: list },
          { label: name },
        ]}
        actions={
          mayAppoint &&
          people.some(({ isActivated }) => !isActivated) && (
            <Form
              method="post"
              action={`/admin/organisations/${organisation.id}/activation-links`}
              reloadDocument
            >
              <CsrfField />
              <Button type="submit" variant="secondary">
                {t('people:activation.download')}
              </Button>
            </Form>
          )
        }
      />
      <DataTable
        caption={t('people:people.title')}
        hideCaption
        rows={people}
        rowKey={({ membershipId }) => membershipId}
        columns={[
          { key: 'name', header: t('people:name'), rowHeader: true, cell: (person) => person.name },
          {
            key: 'email',
            header: t('people:email'),
            cell: ({ email }) => <EmailAddress>{email}</EmailAddress>,
          },
          {
            key: 'roles',
            header: t('people:roles'),
            cell: (person) => (
              <span className="flex flex-wrap justify-end gap-1.5 sm:justify-start">
                {person.roles.map((role) => (
                  <Badge key={role}>{t(`common:role.${role}`)}</Badge>
                ))}
              </span>
            ),
          },
          {
            key: 'state',
            header: t('people:state'),
            cell: ({ isActivated }) => (
              <StatusBadge tone={isActivated ? 'success' : 'warning'}>
                {isActivated ? t('people:activated') : t('people:notActivated')}
              </StatusBadge>
            ),
          },
          ...(mayAppoint
            ? [
                {
                  key: 'reset',
                  header: t('people:reset.action'),
                  hideHeader: true,
                  cell: ({ membershipId, isActivated, name }: (typeof people)[number]) =>
                    isActivated && (
                      <Link className="link" to={`/people/${membershipId}/reset`}>
                        {t('people:reset.action')}
                        <span className="sr-only">: {name}</span>
                      </Link>
                    ),
                },
              ]
            : []),
        ]}
      />
      {mayAppoint && (
        <section aria-labelledby="appoint" className="max-w-2xl space-y-4">
          <h2 id="appoint" className="text-xl font-semibold">
            {t('organisations.appoint')}
          </h2>
          <MemberForm lastResult={lastResult} roles={roles} constraint={constraint} />
        </section>
      )}
    </div>
  )
}
