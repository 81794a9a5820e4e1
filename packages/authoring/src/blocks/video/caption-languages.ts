/** Languages that captions can be in, named as their readers name them. */
export const CAPTION_LANGUAGE_NAMES = {
  en: 'English',
  hi: 'हिन्दी',
  as: 'অসমীয়া',
  bn: 'বাংলা',
  gu: 'ગુજરાતી',
  kn: 'ಕನ್ನಡ',
  ml: 'മലയാളം',
  mr: 'मराठी',
  or: 'ଓଡ଼ିଆ',
  pa: 'ਪੰਜਾਬੀ',
  ta: 'தமிழ்',
  te: 'తెలుగు',
  ur: 'اردو',
} as const

export type CaptionLanguage = keyof typeof CAPTION_LANGUAGE_NAMES
export const CAPTION_LANGUAGES = Object.keys(CAPTION_LANGUAGE_NAMES) as [
  CaptionLanguage,
  ...CaptionLanguage[],
]
