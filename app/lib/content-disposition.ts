/** A name that has to get through everything between here and a disk. */
const PLAIN = /^[A-Za-z0-9._ -]+$/

/**
 * Names a file for the browser that keeps or shows it (RFC 6266). Every browser reads `filename*`; `plain` is for the
 * other clients, which know no letters but those of ASCII.
 */
export function contentDisposition(kind: 'attachment' | 'inline', fileName: string, plain?: string): string {
  const simple = [fileName, plain].find((name) => name !== undefined && PLAIN.test(name))
  return [
    kind,
    ...(simple === undefined ? [] : [`filename="${simple}"`]),
    ...(simple === fileName ? [] : [`filename*=UTF-8''${extended(fileName)}`]),
  ].join('; ')
}

/** RFC 8187 section 3.2.1: what may stand in the name as it is. Half a character cannot be written at all. */
const extended = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
