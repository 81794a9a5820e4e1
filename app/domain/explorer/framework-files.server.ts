import {
  canonicalJson,
  exportDesignations,
  exportFramework,
  exportPositions,
  needsOfDesignations,
  toCompetenciesV6,
} from '@karmashala/frac'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { currentCaseService } from '#app/domain/explorer/case-service.server.ts'
import { FRAMEWORK_FILES, type FrameworkFileName } from '#app/domain/explorer/framework-file-names.ts'
import { perRevision, type KnownFramework } from '#app/domain/explorer/per-revision.server.ts'

const WRITERS: Record<FrameworkFileName, (known: KnownFramework) => string | Promise<string>> = {
  'framework.json': ({ framework }) => exportFramework(framework),
  'positions.csv': ({ framework }) => exportPositions(framework),
  'designations.csv': ({ framework }) => exportDesignations(needsOfDesignations(framework)),
  'competencies-v6.json': async () => {
    const dictionary = await currentDictionary()
    const codes = dictionary.list().map(({ code }) => code)
    return canonicalJson(toCompetenciesV6(dictionary, codes))
  },
  'case-package.json': async () => JSON.stringify((await currentCaseService()).cfPackage),
}

const written = Object.fromEntries(
  FRAMEWORK_FILES.map((name) => [
    name,
    perRevision(async (known) => ({ text: await WRITERS[name](known), revision: known.revision })),
  ]),
) as Record<FrameworkFileName, () => Promise<{ text: string; revision: number }>>

/** The shared framework in one of the formats others read; private terms of organisations are in none of them. */
export const getFrameworkFile = async (
  name: FrameworkFileName,
): Promise<{ text: string; revision: number }> => await written[name]()
