import { type BlockRemark } from '../../block-definition.ts'
import { recordingRemarks } from '../media-player.ts'
import { must, when } from '../remark.ts'
import { CAPTION_LANGUAGE_NAMES } from './caption-languages.ts'
import { type VideoAttrs } from './index.ts'

export function videoCheck(attrs: VideoAttrs): BlockRemark[] {
  const { captions } = attrs
  return [
    ...recordingRemarks(attrs),
    ...when([captions.every(({ src }) => src === ''), must('no-captions', 'captions')]),
    ...when(
      [attrs.description === '', must('no-description', 'description')],
      [
        attrs.description === 'second_film' && attrs.describedSrc === '',
        must('no-second-film', 'describedSrc'),
      ],
    ),
    ...captions.flatMap(({ src, language }, index) => {
      const name = { language: CAPTION_LANGUAGE_NAMES[language] }
      const isSecond = captions.slice(0, index).some((before) => before.language === language)
      const isOnlyOneWithout = src === '' && captions.some((other) => other.src !== '')
      return when(
        [isOnlyOneWithout, must('no-caption-file', `captions.${index}.src`, name)],
        [isSecond, must('same-language', `captions.${index}.language`, name)],
      )
    }),
  ]
}
