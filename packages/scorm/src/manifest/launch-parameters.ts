/** Characters that a URL's query or fragment cannot hold as they are. */
const UNSAFE = /[^\x21-\x7e]|["<>\\^`{|}]/gu

export const isPlainParameters = (parameters: string): boolean => parameters.search(UNSAFE) < 0

/**
 * What follows the path in the launch URL: the href's own query and fragment with the item's parameters added
 * as in CAM 4e 3.4.1, “parameters” (leading ? and & dropped; a second fragment discarded; ? or & as needed).
 * The query is put before an existing fragment, where a browser will send it.
 */
export function launchParameters(hrefSuffix: string, itemParameters: string): string {
  const [query, fragment] = splitFragment(encode(hrefSuffix))
  const [addedQuery, addedFragment] = splitFragment(encode(itemParameters.trim()).replace(/^[?&]+/, ''))
  const joined = addedQuery === '' ? query : `${query}${query.includes('?') ? '&' : '?'}${addedQuery}`
  return joined + (fragment || addedFragment)
}

const encode = (text: string) =>
  text.replace(/\p{Cs}/gu, '\ufffd').replace(UNSAFE, (character) => encodeURIComponent(character))

function splitFragment(text: string): [query: string, fragment: string] {
  const hash = text.indexOf('#')
  return hash < 0 ? [text, ''] : [text.slice(0, hash), text.slice(hash)]
}
