/**
 * The page of a route that only acts. It is never seen, but having it lets a refusal be a page of this site, also where
 * no script runs.
 */
export default function NothingToShow() {
  return null
}
