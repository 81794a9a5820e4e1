import { useTranslation } from 'react-i18next'
import { FileSize, formatFileSize } from '#app/components/courses/file-size.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { type PackageView } from '#app/domain/packages/package-view.ts'

/** What a package is, in a few lines. */
export function PackageFacts({ pkg }: { pkg: PackageView }) {
  const { t, i18n } = useTranslation('provide')
  const edition = /^2004 (\d+)(\w+)$/.exec(pkg.edition ?? '')
  const ordinal = edition && { edition: `${edition[1]}${edition[2]}`, number: edition[1] }
  const unpacked = {
    size: formatFileSize(pkg.inflatedBytes, i18n.language),
    count: pkg.entryCount,
  }
  return (
    <DescriptionList
      items={[
        {
          term: t('package.standard'),
          description: [t(`standard.${pkg.standard}`), ordinal && t('package.edition', ordinal)]
            .filter(Boolean)
            .join(', '),
        },
        ...(pkg.title ? [{ term: t('package.packageTitle'), description: pkg.title }] : []),
        {
          term: t('package.fileName'),
          description: <span className="[overflow-wrap:anywhere]">{pkg.originalName}</span>,
        },
        {
          term: t('package.size'),
          description: (
            <span suppressHydrationWarning>
              <FileSize bytes={pkg.sizeInBytes} /> ({t('package.unpacked', unpacked)})
            </span>
          ),
        },
        {
          term: t('package.uploadedAt'),
          description: <DateTime at={pkg.uploadedAt} style="dateTime" />,
        },
      ]}
    />
  )
}
