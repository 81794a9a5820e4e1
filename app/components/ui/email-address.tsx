/** An address that breaks after its sign and its dots rather than in the middle of a word. */
export function EmailAddress({ children }: { children: string }) {
  const parts = children.split(/(?<=[@.])/)
  return (
    <span className="break-words">
      {parts.map((part, index) => (
        <span key={index}>
          {part}
          <wbr />
        </span>
      ))}
    </span>
  )
}
