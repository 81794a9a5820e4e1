/** An open book with a flame above its fold: learning as a lamp that is lit from what is written. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false" className={className}>
      <rect width="40" height="40" rx="9" fill="#24407e" />
      <path
        d="M20 28.6c-3-2.1-6.8-2.9-11.2-2.7V15.7c4.4-.2 8.2.8 11.2 2.9 3-2.1 6.8-3.1 11.2-2.9v10.2c-4.4-.2-8.2.6-11.2 2.7Z"
        fill="#fff"
      />
      <path d="M20 18.6v10" stroke="#24407e" strokeWidth="1.6" strokeLinecap="round" />
      <path
        d="M8.8 30.6c4.5-.2 8.2.5 11.2 2.5 3-2 6.7-2.7 11.2-2.5"
        stroke="#fff"
        strokeWidth="1.6"
        strokeLinecap="round"
        fill="none"
      />
      <path d="M20 5.2c2.9 3 4 4.9 4 6.7a4 4 0 0 1-8 0c0-1.8 1.1-3.7 4-6.7Z" fill="#f0a040" />
    </svg>
  )
}
