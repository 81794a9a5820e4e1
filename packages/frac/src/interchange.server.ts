import { readDesignations, type ParsedDesignations } from './designation-sheet.ts'
import { readPositions, type ParsedPositions } from './positions-csv.ts'
import { readSheet } from './read-sheet.server.ts'

/** Reads the text of a CSV file of positions: `readSheet`, then `readPositions`. Never throws on what is in the text. */
export function parsePositions(text: string, known: Parameters<typeof readPositions>[1]): ParsedPositions {
  const { sheet, problem } = readSheet(text)
  return sheet ? readPositions(sheet, known) : { positions: [], rows: [], problems: [problem] }
}

/** Reads the text of a CSV file of designations: `readSheet`, then `readDesignations`. Never throws likewise. */
export function parseDesignations(
  text: string,
  known: Parameters<typeof readDesignations>[1],
): ParsedDesignations {
  const { sheet, problem } = readSheet(text)
  return sheet ? readDesignations(sheet, known) : { needs: [], rows: [], problems: [problem] }
}
