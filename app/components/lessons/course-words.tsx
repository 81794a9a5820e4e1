import { useEffect, useRef } from 'react'

/** For a page without script, or until it runs: one can tell headings, lists and tables apart. */
const PLAIN = [
  'space-y-4 [&_h2]:mt-8 [&_h2]:text-xl [&_h2]:font-bold [&_h3]:text-lg [&_h3]:font-semibold',
  '[&_ul]:list-disc [&_ul]:pl-6 [&_ol]:list-decimal [&_ol]:pl-6 [&_blockquote]:border-l-4 [&_blockquote]:pl-4',
  '[&_table]:w-full [&_td]:border [&_td]:border-border [&_td]:p-2 [&_th]:border [&_th]:border-border [&_th]:p-2',
  '[&_th]:text-left [&_th]:align-top [&_figure]:my-4 [&_img]:max-w-full',
].join(' ')

/** What the blocks of a lesson say, as `renderLesson` or `blockHtml` wrote it, looking as it does in the course. */
export function CourseWords({ html, lang, className }: { html: string; lang: string; className?: string }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isGone = false
    void import('#app/components/lesson-editor/course-look.ts').then(({ courseLook }) => {
      if (isGone || !host.current) return
      courseLook(host.current).innerHTML = html
    })
    return () => {
      isGone = true
    }
  }, [html])
  return (
    <div
      ref={host}
      lang={lang}
      className={`${PLAIN} ${className ?? ''}`}
      // The renderer escapes every value.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
