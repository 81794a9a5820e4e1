/** Without a route of its own, every unknown address would be logged as a fault. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
