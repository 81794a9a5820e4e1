import {
  remarkSentence,
  type BlockWords,
  type Field as BlockField,
  type LessonRemark,
} from '@karmashala/authoring'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BlocksField } from '#app/components/lesson-editor/block-form/blocks-field.tsx'
import {
  rowsOf,
  textOf,
  type Attrs,
  type FieldProps,
} from '#app/components/lesson-editor/block-form/field-context.ts'
import { ListField } from '#app/components/lesson-editor/block-form/list-field.tsx'
import { MediaField } from '#app/components/lesson-editor/block-form/media-field.tsx'
import { NumberControl } from '#app/components/lesson-editor/block-form/number-control.tsx'
import { PlaceField } from '#app/components/lesson-editor/block-form/place-field.tsx'
import { RightRowField } from '#app/components/lesson-editor/block-form/right-row-field.tsx'
import { TextControl } from '#app/components/lesson-editor/block-form/text-control.tsx'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { completedAddress, isAddress } from '#app/components/lesson-editor/web-address.ts'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'

type FormFieldOfProps = {
  field: BlockField
  words: BlockWords
  labelKey: string
  path: string
  row: Attrs
  block: Attrs
  remarks: readonly LessonRemark[]
  changeRow: (changed: Attrs) => void
}

/** One attribute by its kind, with the remark about it. */
export function FormFieldOf({ field, changeRow, ...rest }: FormFieldOfProps) {
  if (field.when && !field.when(rest.row)) return null
  const change = (value: unknown) => changeRow({ [field.name]: value })
  const props = { ...rest, value: rest.row[field.name], change, changeRow }
  switch (field.kind) {
    case 'list':
      return (
        <>
          <ListField {...props} field={field} />
          <Remarks {...props} />
        </>
      )
    case 'media':
      return (
        <>
          <MediaField {...props} field={field} />
          <Remarks {...props} />
        </>
      )
    case 'point':
    case 'area':
      return (
        <>
          <PlaceField {...props} field={field} />
          <Remarks {...props} />
        </>
      )
    case 'rightRow':
      return (
        <>
          <RightRowField {...props} field={field} />
          <Remarks {...props} />
        </>
      )
    case 'blocks':
      return (
        <>
          <BlocksField {...props} field={field} />
          <Remarks {...props} />
        </>
      )
    default:
      return <PlainField {...props} field={field} />
  }
}

type PlainKind = 'text' | 'multiline' | 'number' | 'choice' | 'toggle' | 'url' | 'date' | 'rowOf'

function PlainField({ field, words, labelKey, value, block, path, remarks, change }: FieldProps<PlainKind>) {
  const { language } = useSession()
  const { t } = useTranslation('authoring')
  const label = words.fields?.[labelKey] ?? words.fields?.[field.name] ?? field.name
  const [isWrong, setWrong] = useState(false)
  const sentences = useSentences(remarks, path)
  const error = isWrong ? t('link.wrong') : sentences
  const required = 'required' in field && field.required
  if (field.kind === 'toggle') {
    return (
      <Checkbox label={label} checked={value === true} onChange={({ target }) => change(target.checked)} />
    )
  }
  return (
    <Field label={label} error={error} required={required}>
      {(control) => {
        if (field.kind === 'choice') {
          const options = field.options.map((option) => ({
            value: option,
            label: words.fields?.[`${labelKey}=${option}`] ?? option,
          }))
          return (
            <Select
              {...control}
              options={options}
              value={textOf(value)}
              onChange={({ target }) => change(target.value)}
            />
          )
        }
        if (field.kind === 'rowOf') {
          const options = rowsOf(block[field.of]).map((row, index) => ({
            value: textOf(row['id']),
            label: textOf(row[field.label]) || t('form.row', { number: index + 1 }),
          }))
          return (
            <Select
              {...control}
              options={options}
              placeholder={t('form.none')}
              value={textOf(value)}
              onChange={({ target }) => change(target.value)}
            />
          )
        }
        if (field.kind === 'number') {
          const { min, max, step } = field
          return (
            <NumberControl
              {...{ control, min, max, step }}
              required={field.required}
              // What has an upper limit is counted: points, minutes, attempts.
              whole={max !== undefined}
              value={typeof value === 'number' ? value : null}
              onCommit={change}
            />
          )
        }
        if (field.kind === 'url') {
          const take = (text: string) => {
            const address = text.trim() === '' ? null : completedAddress(text)
            const isRight = address === null || isAddress(address)
            setWrong(!isRight)
            if (isRight) change(address)
            return isRight
          }
          return (
            <TextControl
              control={control}
              value={textOf(value)}
              onCommit={take}
              isReady={(text) => text === '' || isAddress(text)}
              type="url"
              max={2000}
            />
          )
        }
        if (field.kind === 'date') {
          return (
            <TextControl
              control={control}
              value={textOf(value)}
              onCommit={(text) => change(text || null)}
              type="date"
            />
          )
        }
        return (
          <TextControl
            control={control}
            value={textOf(value)}
            onCommit={change}
            isLong={field.kind === 'multiline'}
            max={'max' in field ? field.max : undefined}
            lang={language}
          />
        )
      }}
    </Field>
  )
}

function Remarks({ remarks, path }: Pick<FieldProps, 'remarks' | 'path'>) {
  const words = useSentences(remarks, path)
  return words ? <p className="text-sm text-danger">{words}</p> : null
}

/** What is to be mended in a field; advice stays in the margin. */
function useSentences(remarks: readonly LessonRemark[], path: string): string | undefined {
  const { locale } = useSession()
  const own = remarks.filter(({ field, severity }) => field === path && severity === 'must')
  return own.map((remark) => remarkSentence(remark, locale)).join(' ') || undefined
}
