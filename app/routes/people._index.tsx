import { type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { EmailAddress } from '#app/components/ui/email-address.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { may } from '#app/domain/access/policy.ts'
import { listMembers } from '#app/domain/people/members.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'member.list')
  const page = pageNumber.parse(new URL(request.url).searchParams.get('page'))
  const members = await orRespond(listMembers({ actor, page }))
  const isMinistry = actor.acting.organisationKind === 'ministry'
  return {
    title: getT(request, 'people')(isMinistry ? 'people.title' : 'members.title'),
    members,
    isMinistry,
    ownMembershipId: actor.acting.membershipId,
    mayLoad: may(actor, 'employee.load'),
    mayManage: may(actor, 'member.manage'),
  }
}

export default function People() {
  const { title, members, isMinistry, ownMembershipId, mayLoad, mayManage } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['people', 'common'])
  const isAnybodyInactive = members.items.some(({ isActivated }) => !isActivated)
  return (
    <>
      <PageHeader
        title={title}
        description={isMinistry ? t('people.lead', { count: members.total }) : t('members.lead')}
        actions={
          <>
            {mayLoad && <LinkButton to="/people/load">{t('load.title')}</LinkButton>}
            {mayManage && <LinkButton to="/people/add">{t('add.title')}</LinkButton>}
          </>
        }
      />
      {isAnybodyInactive && (mayLoad || mayManage) && (
        <Form
          method="post"
          action="/people/activation-links"
          reloadDocument
          className="mb-6 flex flex-wrap items-center gap-4"
        >
          <CsrfField />
          <p className="max-w-prose text-muted-foreground">{t('activation.lead')}</p>
          <Button type="submit" variant="secondary">
            {t('activation.download')}
          </Button>
        </Form>
      )}
      <DataTable
        caption={title}
        hideCaption
        rows={members.items}
        rowKey={({ membershipId }) => membershipId}
        empty={
          <EmptyState
            icon={Users}
            title={t('people.empty')}
            actions={mayLoad && <LinkButton to="/people/load">{t('load.title')}</LinkButton>}
          >
            {t('people.emptyLead')}
          </EmptyState>
        }
        columns={[
          { key: 'name', header: t('name'), rowHeader: true, cell: (member) => member.name },
          {
            key: 'email',
            header: t('email'),
            cell: (member) => <EmailAddress>{member.email}</EmailAddress>,
          },
          ...(isMinistry
            ? [
                {
                  key: 'designation',
                  header: t('designation'),
                  cell: (member: (typeof members.items)[number]) =>
                    [member.designation, member.department].filter(Boolean).join(', ') ||
                    t('common:state.notGiven'),
                },
              ]
            : []),
          {
            key: 'roles',
            header: t('roles'),
            cell: (member) => (
              <span className="flex flex-wrap justify-end gap-1.5 sm:justify-start">
                {member.roles.map((role) => (
                  <Badge key={role}>{t(`common:role.${role}`)}</Badge>
                ))}
              </span>
            ),
          },
          {
            key: 'state',
            header: t('state'),
            cell: (member) =>
              member.isActivated ? (
                <StatusBadge tone="success">{t('activated')}</StatusBadge>
              ) : (
                <StatusBadge tone="warning">{t('notActivated')}</StatusBadge>
              ),
          },
          ...(mayLoad
            ? [
                {
                  key: 'reset',
                  header: t('reset.action'),
                  hideHeader: true,
                  cell: (member: (typeof members.items)[number]) =>
                    member.isActivated &&
                    member.roles.every((role) => role === 'learner') && (
                      <Link className="link" to={`/people/${member.membershipId}/reset`}>
                        {t('reset.action')}
                        <span className="sr-only">: {member.name}</span>
                      </Link>
                    ),
                },
              ]
            : []),
          ...(mayManage
            ? [
                {
                  key: 'end',
                  header: t('end.header'),
                  hideHeader: true,
                  cell: (member: (typeof members.items)[number]) =>
                    member.membershipId !== ownMembershipId && (
                      <Form method="post" action={`/people/${member.membershipId}/end`}>
                        <CsrfField />
                        <Button type="submit" variant="secondary" size="sm">
                          {t('end.submit')}
                          <span className="sr-only">: {member.name}</span>
                        </Button>
                      </Form>
                    ),
                },
              ]
            : []),
        ]}
      />
      <div className="mt-6">
        <Pagination
          page={members.page}
          pageCount={Math.ceil(members.total / members.pageSize)}
          pageTo={(page) => `/people?page=${page}`}
        />
      </div>
    </>
  )
}
