import QRCode from 'qrcode'

export type QrModules = { size: number; isDark(row: number, column: number): boolean }

/** The squares of a QR code; level M still reads with a fold or a stamp across a seventh of it. */
export function qrModules(text: string): QrModules {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  return { size: modules.size, isDark: (row, column) => Boolean(modules.get(row, column)) }
}

/** The dark squares as one SVG path in units of a square. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, isDark } = qrModules(text)
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (isDark(row, column)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return { size, path }
}
