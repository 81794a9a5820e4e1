import { Link } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Icon } from '#app/components/ui/icon.tsx'

type PaginationProps = { page: number; pageCount: number; pageTo: (page: number) => string }

/** Links to the pages around the present one; pages count from 1. */
export function Pagination({ page, pageCount, pageTo }: PaginationProps) {
  const { t } = useTranslation()
  if (pageCount <= 1) return null
  const step = buttonStyle({ variant: 'secondary', size: 'md' })
  return (
    <nav
      aria-label={t('pagination.label')}
      className="flex flex-wrap items-center justify-between gap-3 print:hidden"
    >
      {page > 1 ? (
        <Link to={pageTo(page - 1)} rel="prev" className={step}>
          <Icon icon={ChevronLeft} />
          {t('pagination.previous')}
        </Link>
      ) : (
        <span />
      )}
      <ol className="hidden items-center gap-1 sm:flex">
        {pagesAround(page, pageCount).map((number, index) =>
          number === null ? (
            <li key={`gap-${index}`} aria-hidden="true" className="px-1 text-muted-foreground">
              …
            </li>
          ) : (
            <li key={number}>
              <Link
                to={pageTo(number)}
                aria-current={number === page ? 'page' : undefined}
                aria-label={t('pagination.page', { number })}
                className="grid size-11 place-items-center rounded-md font-medium tabular-nums hover:bg-primary-subtle aria-[current]:bg-primary aria-[current]:text-primary-foreground"
              >
                {number}
              </Link>
            </li>
          ),
        )}
      </ol>
      <span className="order-first w-full text-center text-sm text-muted-foreground sm:hidden">
        {t('pagination.of', { page, pageCount })}
      </span>
      {page < pageCount ? (
        <Link to={pageTo(page + 1)} rel="next" className={step}>
          {t('pagination.next')}
          <Icon icon={ChevronRight} />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}

/** First, last and the neighbours of the present page; null stands for what is left out between them. */
export function pagesAround(page: number, pageCount: number): (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pageCount].filter(
    (number) => number >= 1 && number <= pageCount,
  )
  const ordered = [...new Set(shown)].sort((a, b) => a - b)
  return ordered.flatMap((number, index) => {
    const before = ordered[index - 1]
    return before !== undefined && number - before > 1 ? [null, number] : [number]
  })
}
