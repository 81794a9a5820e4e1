import { Form, Link } from '@remix-run/react'
import { LogOut, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { OrganisationSwitch } from '#app/components/shell/organisation-switch.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { inLanguage } from '#app/lib/in-language.ts'

const itemLook = 'flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-left hover:bg-primary-subtle'

/** Who is signed in, for whom they act, and the way out; the same in the menu of a desk and of a phone. */
export function AccountPanel({ viewer }: { viewer: Viewer }) {
  const { t, i18n } = useTranslation()
  const { acting } = viewer
  return (
    <div className="divide-y [&>*]:p-1">
      <div>
        <div className="px-3 py-2">
          <p className="font-semibold">{viewer.name}</p>
          <p className="text-sm break-all text-muted-foreground">{viewer.email}</p>
          {acting && (
            <p className="mt-1 text-sm">
              {t('account.actingFor', {
                organisation: inLanguage(i18n.language, acting.organisationName, acting.organisationNameHi),
              })}
            </p>
          )}
        </div>
      </div>
      {viewer.memberships.length > 1 && (
        <div>
          <p className="px-3 pt-2 text-sm font-semibold text-muted-foreground">{t('account.switchTo')}</p>
          <OrganisationSwitch viewer={viewer} />
        </div>
      )}
      <div>
        <Link to="/account" className={itemLook}>
          <Icon icon={UserRound} className="text-muted-foreground" />
          {t('account.account')}
        </Link>
        <Form method="post" action="/sign-out">
          <CsrfField />
          <button className={itemLook}>
            <Icon icon={LogOut} className="text-muted-foreground" />
            {t('account.signOut')}
          </button>
        </Form>
      </div>
    </div>
  )
}
