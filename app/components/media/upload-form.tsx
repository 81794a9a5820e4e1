import { Link } from '@remix-run/react'
import { CircleCheck, CircleX, LoaderCircle, Upload } from 'lucide-react'
import { type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { useMediaUpload, type SentFile } from '#app/components/media/use-media-upload.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useHasScript } from '#app/components/ui/use-has-script.ts'
import { MEDIA_LICENCES, MEDIA_MAX_IN_BYTES } from '#app/domain/media/media.schema.ts'

const MB = 1024 * 1024
const LIMITS = Object.fromEntries(
  Object.entries(MEDIA_MAX_IN_BYTES).map(([kind, bytes]) => [kind, bytes / MB]),
) as Record<keyof typeof MEDIA_MAX_IN_BYTES, number>

/** A plain form that takes one file; with the page's script it takes several and shows how far they are. */
export function UploadForm({ refusal, isOpen }: { refusal: string | null; isOpen: boolean }) {
  const { t } = useTranslation('media')
  const { files, isUnderWay, send, cancel } = useMediaUpload()
  const hasScript = useHasScript()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const said = new FormData(form)
    const chosen = said
      .getAll('file')
      .filter((file): file is File => file instanceof File && file.name !== '')
    if (chosen.length === 0) return
    void send(chosen, String(said.get('licence') ?? '')).then(() => form.reset())
  }
  return (
    <Card as="section" className="print:hidden">
      <details open={isOpen || refusal !== null || files.length > 0 || undefined}>
        <summary className="flex min-h-11 items-center gap-2 text-primary">
          <Icon icon={Upload} />
          <h2 className="text-lg font-semibold">{t('upload.heading')}</h2>
        </summary>
        <div className="mt-3 space-y-5">
          {refusal && files.length === 0 && (
            <ErrorSummary
              title={t('upload.refused')}
              errors={[{ key: refusal, message: <ErrorText message={refusal} />, targetId: 'media-file' }]}
            />
          )}
          <p className="max-w-prose text-muted-foreground">{t('upload.lead', LIMITS)}</p>
          <SentFiles files={files} />
          <form
            method="post"
            action="/provide/media?index"
            encType="multipart/form-data"
            onSubmit={submit}
            className={isUnderWay ? 'hidden' : 'grid gap-5 md:grid-cols-2 md:items-end'}
          >
            {/* Before the file: the server reads the form in order and takes nothing in without it. */}
            <CsrfField />
            <Field label={t('fields.licence')} hint={t('upload.licenceHint')} required>
              {(control) => (
                <Select
                  {...control}
                  name="licence"
                  defaultValue=""
                  placeholder={t('fields.chooseLicence')}
                  options={MEDIA_LICENCES.map((value) => ({ value, label: t(`licences.${value}`) }))}
                />
              )}
            </Field>
            <Field label={t(hasScript ? 'upload.files' : 'upload.file')} id="media-file" required>
              {(control) => <FileInput {...control} name="file" multiple={hasScript} />}
            </Field>
            <div className="md:col-span-2">
              <Button type="submit">{t('upload.send')}</Button>
            </div>
          </form>
          {isUnderWay && (
            <Button variant="secondary" onClick={cancel}>
              {t('upload.cancel')}
            </Button>
          )}
        </div>
      </details>
    </Card>
  )
}

function SentFiles({ files }: { files: readonly SentFile[] }) {
  const { t } = useTranslation('media')
  const done = files.filter(({ state }) => state === 'done').length
  const refused = files.filter(({ state }) => state === 'refused').length
  return (
    <>
      {/* Only the outcome is announced: the numbers change four times a second. */}
      <p role="status" className="sr-only">
        {files.length > 0 && done + refused === files.length && t('upload.outcome', { done, refused })}
      </p>
      {files.length > 0 && (
        <ul className="space-y-3">
          {files.map((file, index) => (
            <li key={index} className="space-y-1.5">
              <FileLine file={file} />
              {file.state === 'sending' && (
                <Progress
                  value={file.percent}
                  label={t('upload.sending', { name: file.name })}
                  valueText={t('upload.percent', { percent: file.percent })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function FileLine({ file: { name, state, message, assetId, percent } }: { file: SentFile }) {
  const { t } = useTranslation('media')
  const glyph = state === 'done' ? CircleCheck : state === 'refused' ? CircleX : LoaderCircle
  const tone =
    state === 'done' ? 'text-success' : state === 'refused' ? 'text-danger' : 'text-muted-foreground'
  return (
    <div className="flex items-start gap-2">
      <Icon icon={glyph} className={`mt-0.5 ${tone}`} />
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">
          {assetId ? (
            <Link to={`/provide/media/${assetId}`} className="link">
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className="text-sm text-muted-foreground">
          {state === 'refused' && message ? (
            <ErrorText message={message} />
          ) : state === 'sending' && percent === 100 ? (
            t('upload.state.preparing')
          ) : (
            t(`upload.state.${state === 'refused' ? 'waiting' : state}`)
          )}
        </p>
      </div>
    </div>
  )
}
