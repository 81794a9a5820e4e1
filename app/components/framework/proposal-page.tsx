import { useTranslation } from 'react-i18next'
import { ProposalForm, type ProposalFormProps } from '#app/components/framework/proposal-form.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

/** A page on which a new node, or a change of one, is proposed. */
export function ProposalPage({ title, ...form }: ProposalFormProps & { title: string }) {
  const { t } = useTranslation('framework')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('form.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
      />
      <ProposalForm {...form} />
    </div>
  )
}
