import { parse } from 'csv-parse'
import { setImmediate } from 'node:timers/promises'
import { pipeline } from 'node:stream/promises'
import { CSV_OPTIONS, refuseCsv, toTable, type CsvLine, type CsvTable } from '#app/lib/read-csv.ts'

const SLICE_IN_BYTES = 128 * 1024

/** `readCsv` for tables so long that reading them at one stretch would keep the process from answering others. */
export async function readCsvInSlices(csv: string): Promise<CsvTable> {
  const lines: CsvLine[] = []
  const parser = parse(CSV_OPTIONS)
  parser.on('data', (line: CsvLine) => lines.push(line))
  try {
    await pipeline(slicesOf(Buffer.from(csv)), parser)
  } catch (error) {
    throw refuseCsv(error)
  }
  return toTable(lines)
}

async function* slicesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += SLICE_IN_BYTES) {
    yield bytes.subarray(start, start + SLICE_IN_BYTES)
    await setImmediate()
  }
}
