import { type ReactNode } from 'react'
import { QrCode } from '#app/components/learning/qr-code.tsx'
import { BrandMark } from '#app/components/shell/brand-mark.tsx'
import { type CertificateText } from '#app/domain/credentials/credential-views.ts'

type SheetProps = { text: CertificateText; qr: { size: number; path: string }; qrLabel: string }

/** The certificate as a sheet of paper, in English and Hindi and in ink colours whatever the theme of the site. */
export function CertificateSheet({ text, qr, qrLabel }: SheetProps) {
  const { en, hi, learnerName, printedCode, verificationUrl } = text
  return (
    <article
      data-theme="light"
      className="border-[3px] border-[#1c3160] bg-white p-1.5 text-[#1b2130] shadow-card print:shadow-none"
    >
      <div className="space-y-6 border border-[#d9771e] p-5 sm:p-10">
        <p className="flex items-center gap-3">
          <BrandMark className="size-12 shrink-0" />
          <span>
            <span lang="en" className="block text-lg font-bold text-[#1c3160]">
              {en.brand}
            </span>
            <span lang="hi" className="block text-[#1c3160]">
              {hi.brand}
            </span>
          </span>
        </p>
        <div className="space-y-5 text-center">
          <h2 className="font-bold text-[#1c3160]">
            <span lang="en" className="block text-3xl sm:text-4xl">
              {en.heading}
            </span>
            <span lang="hi" className="block text-xl sm:text-2xl">
              {hi.heading}
            </span>
          </h2>
          <Both en={en.certifies} hi={hi.certifies} className="text-[#555c6b]" />
          <div>
            <p className="text-2xl font-bold [overflow-wrap:anywhere] sm:text-4xl">{learnerName}</p>
            <Both en={en.of} hi={hi.of} />
          </div>
          <Both en={en.hasCompleted} hi={hi.hasCompleted} className="text-[#555c6b]" />
          <div className="space-y-1">
            <p lang="en" className="text-xl font-bold text-[#1c3160] sm:text-2xl">
              {en.courseTitle}
            </p>
            {hi.courseTitle !== en.courseTitle && (
              <p lang="hi" className="text-lg font-bold text-[#1c3160]">
                {hi.courseTitle}
              </p>
            )}
            <Both en={en.offeredBy} hi={hi.offeredBy} />
          </div>
          <Facts text={text} />
          {en.competencies.length > 0 && <Competencies text={text} />}
        </div>
        <div className="flex flex-col items-center justify-between gap-6 sm:flex-row sm:items-end">
          <div className="min-w-0 space-y-1 text-center sm:text-left">
            <Both en={en.issuedBy} hi={hi.issuedBy} className="text-sm text-[#555c6b]" />
            <p className="font-semibold">
              <span lang="en">{en.codeLabel}</span> · <span lang="hi">{hi.codeLabel}</span>:{' '}
              <span className="tabular-nums">{printedCode}</span>
            </p>
            <Both en={en.verifyAt} hi={hi.verifyAt} className="text-sm text-[#555c6b]" />
            <p className="[overflow-wrap:anywhere]">{verificationUrl}</p>
          </div>
          <QrCode {...qr} label={qrLabel} className="size-36 shrink-0" />
        </div>
      </div>
    </article>
  )
}

/** One line in both languages; said once where they agree, as names without a Hindi form do. */
function Both({ en, hi, className }: { en: string; hi: string; className?: string }): ReactNode {
  return (
    <p className={className}>
      <span lang="en">{en}</span>
      {hi !== en && (
        <>
          {' · '}
          <span lang="hi">{hi}</span>
        </>
      )}
    </p>
  )
}

function Facts({ text: { en, hi } }: { text: CertificateText }) {
  return (
    <dl className="grid grid-cols-2 gap-4 border-y border-[#e1ded6] py-4 md:grid-cols-4">
      {en.facts.map(({ label, value }, index) => {
        const other = hi.facts[index] ?? { label, value }
        return (
          <div key={label}>
            <dt className="text-sm text-[#555c6b]">
              <span lang="en" className="block">
                {label}
              </span>
              <span lang="hi" className="block">
                {other.label}
              </span>
            </dt>
            <dd className="mt-1">
              <span lang="en" className="block text-lg font-bold">
                {value}
              </span>
              {other.value !== value && (
                <span lang="hi" className="block">
                  {other.value}
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Competencies({ text: { en, hi } }: { text: CertificateText }) {
  return (
    <div className="space-y-1">
      <p lang="en">
        {en.competenciesLabel}: {en.competencies.join(' · ')}
      </p>
      <p lang="hi">
        {hi.competenciesLabel}: {hi.competencies.join(' · ')}
      </p>
    </div>
  )
}
