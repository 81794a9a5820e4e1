import { useTranslation } from 'react-i18next'
import { CompetencyList } from '#app/components/catalogue/competency-list.tsx'
import { Duration } from '#app/components/catalogue/duration.tsx'
import { SeatPrice } from '#app/components/catalogue/seat-price.tsx'
import { CoverageTable } from '#app/components/courses/coverage-table.tsx'
import { FindingsList } from '#app/components/courses/findings-list.tsx'
import { PackageContents } from '#app/components/courses/package-contents.tsx'
import { PackageFacts } from '#app/components/courses/package-facts.tsx'
import { RulesInWords } from '#app/components/learning/rules-in-words.tsx'
import { Verdict } from '#app/components/packages/verdict.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { LessonEvidence } from '#app/components/validation/lesson-evidence.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { type Evidence } from '#app/domain/validation/submission-views.ts'

type EvidencePanelProps = { evidence: Evidence; languageNames: string; mayPreview: boolean }

/** What the author claims, and beside it what there is to judge the claims by. */
export function EvidencePanel({ evidence, languageNames, mayPreview }: EvidencePanelProps) {
  const { t } = useTranslation(['validate', 'provide'])
  const { details, tags, modules, versionId } = evidence
  return (
    <>
      <Card as="section">
        <CardHeader title={t('evidence.course')} />
        <DescriptionList
          items={[
            { term: t('parts.title'), description: <span lang={details.language}>{details.title}</span> },
            ...(details.titleHi
              ? [{ term: t('parts.titleHi'), description: <span lang="hi">{details.titleHi}</span> }]
              : []),
            {
              term: t('parts.summary'),
              description: (
                <p lang={details.language} className="whitespace-pre-line">
                  {details.summary}
                </p>
              ),
            },
            ...(details.summaryHi
              ? [
                  {
                    term: t('parts.summaryHi'),
                    description: (
                      <p lang="hi" className="whitespace-pre-line">
                        {details.summaryHi}
                      </p>
                    ),
                  },
                ]
              : []),
            {
              term: t('parts.outcomes'),
              description: (
                <ul lang={details.language} className="list-disc space-y-1 pl-5">
                  {details.outcomes.map((outcome) => (
                    <li key={outcome}>{outcome}</li>
                  ))}
                </ul>
              ),
            },
            { term: t('parts.language'), description: languageNames },
            {
              term: t('parts.durationInMinutes'),
              description: <Duration minutes={details.durationInMinutes} />,
            },
            {
              term: t('parts.pricePerSeatPerYearInPaise'),
              description: <SeatPrice paise={evidence.pricePerSeatPerYearInPaise ?? 0} />,
            },
            { term: t('parts.licence'), description: t(`provide:licences.${details.licence}`) },
          ]}
        />
      </Card>
      <Card as="section">
        <CardHeader title={t('evidence.competencies')} description={t('evidence.competenciesText')} />
        <CompetencyList tags={tags} />
      </Card>
      {/* Without a card around it: the table is one already, and needs the room to be a matrix. */}
      <section>
        <CardHeader title={t('provide:tags.matrix')} description={t('evidence.coverageText')} />
        <CoverageTable caption={t('provide:tags.matrix')} rows={evidence.coverage} modules={modules} />
      </section>
      {modules.map((module) => (
        <ModuleEvidence
          key={module.id}
          module={module}
          previewTo={
            mayPreview
              ? (itemId) => `/preview/${versionId}/${module.id}/${encodeURIComponent(itemId)}`
              : undefined
          }
        />
      ))}
    </>
  )
}

type ModuleEvidenceProps = {
  module: Evidence['modules'][number]
  previewTo: ((itemId: string) => string) | undefined
}

function ModuleEvidence({ module, previewTo }: ModuleEvidenceProps) {
  const { title, package: pkg, completion, lesson } = module
  const { t } = useTranslation(['validate', 'provide', 'learn'])
  return (
    <>
      <Card as="section">
        <CardHeader
          title={lesson ? t('lesson.title', { title }) : t('evidence.contents')}
          description={previewTo ? t('evidence.contentsText') : undefined}
        />
        <PackageContents
          // The organization of a lesson is the lesson, whose title stands above.
          items={lesson ? pkg.organizations.flatMap(({ children }) => children) : pkg.organizations}
          launchable={pkg.launchable}
          showsFiles={false}
          previewTo={previewTo}
        />
        {lesson && <LessonEvidence lesson={lesson} />}
      </Card>
      <Card as="section">
        <CardHeader title={lesson ? t('learn:rules.ofModule', { title }) : t('learn:rules.title')} />
        <RulesInWords {...completion} />
      </Card>
      {/* Of a lesson the package was made here, and a finding would have held the submission up. */}
      {(!lesson || pkg.findings.length > 0) && (
        <Card as="section">
          <CardHeader title={t('evidence.report')} description={t('evidence.reportText')} />
          <PackageFacts pkg={pkg} />
          <div className="mt-6 space-y-6">
            <Verdict {...pkg} />
            {pkg.findings.length > 0 && <FindingsList findings={pkg.findings} reader="validator" />}
          </div>
        </Card>
      )}
    </>
  )
}
