import { type CoursePageView } from '#app/domain/catalogue/course-page-view.ts'

/**
 * The course for search engines, as schema.org/Course, ready to stand inside a script element: no `<` survives, so a
 * title cannot end the element.
 */
export function courseJsonLd(course: CoursePageView, url: string): string {
  const { details, languages, provider, tags, pricePerSeatPerYearInPaise: paise } = course
  const description = {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: details.title,
    description: details.summary,
    url,
    inLanguage: languages.length === 1 ? languages[0] : languages,
    teaches: details.outcomes,
    keywords: [...new Set(tags.map(({ name }) => name))].join(', '),
    version: String(course.versionNumber),
    datePublished: course.publishedAt,
    provider: {
      '@type': 'Organization',
      name: provider.name,
      ...(provider.website ? { sameAs: provider.website } : {}),
    },
    offers: {
      '@type': 'Offer',
      category: paise === 0 ? 'Free' : 'Subscription',
      price: (paise / 100).toFixed(2),
      priceCurrency: 'INR',
      url,
    },
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'Online',
      courseWorkload: `PT${details.durationInMinutes}M`,
    },
  }
  return JSON.stringify(description).replaceAll('<', '\\u003c')
}
