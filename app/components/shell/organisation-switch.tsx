import { Form } from '@remix-run/react'
import { Building2, Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** The organisations a person belongs to, as buttons; the chosen one decides what the rest of the site shows. */
export function OrganisationSwitch({ viewer }: { viewer: Viewer }) {
  const { t, i18n } = useTranslation()
  if (viewer.memberships.length < 2) return null
  return (
    <Form method="post" action="/acting" aria-label={t('account.switchTo')}>
      <CsrfField />
      {viewer.memberships.map((membership) => {
        const chosen = membership.membershipId === viewer.acting?.membershipId
        return (
          <button
            key={membership.membershipId}
            name="membershipId"
            value={membership.membershipId}
            aria-pressed={chosen}
            className="flex min-h-11 w-full items-start gap-3 rounded-sm px-3 py-2 text-left hover:bg-primary-subtle"
          >
            <Icon icon={Building2} className="mt-0.5 text-muted-foreground" />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">
                {inLanguage(i18n.language, membership.organisationName, membership.organisationNameHi)}
              </span>
              <span className="block text-sm text-muted-foreground">
                {membership.roles.map((role) => t(`role.${role}`)).join(', ')}
              </span>
            </span>
            {chosen && <Icon icon={Check} className="mt-0.5 text-success" />}
          </button>
        )
      })}
    </Form>
  )
}
