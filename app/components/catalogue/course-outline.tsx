import { type CoursePageView, type OutlineItem } from '#app/domain/catalogue/course-page-view.ts'

/** What is in a course, in the order learners meet it. */
export function CourseOutline({
  modules,
  language,
}: {
  modules: CoursePageView['modules']
  language: string
}) {
  return (
    <div lang={language} className="space-y-4">
      {modules.map(({ title, items }, index) => (
        <div key={index}>
          {modules.length > 1 && <h3 className="mb-2 font-semibold">{title}</h3>}
          <Items items={items} />
        </div>
      ))}
    </div>
  )
}

function Items({ items }: { items: OutlineItem[] }) {
  return (
    <ol className="list-decimal space-y-2 pl-6 marker:text-muted-foreground">
      {items.map(({ title, children }, index) => (
        <li key={index} className="pl-1 [overflow-wrap:anywhere]">
          {title}
          {children.length > 0 && (
            <div className="mt-2">
              <Items items={children} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
