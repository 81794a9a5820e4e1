import domainJson from '../data/domain.json' with { type: 'json' }
import kcmJson from '../data/kcm.json' with { type: 'json' }
import knowledgeResourcesJson from '../data/knowledge-resources.json' with { type: 'json' }
import positionsJson from '../data/positions.json' with { type: 'json' }
import { COMPETENCY_AREAS, type Competency } from './competency.ts'
import { makeDictionary, type Dictionary } from './dictionary.ts'
import { type Framework, type Position } from './framework.ts'
import { COMPETENCY_LEVELS } from './levels.ts'

let framework: Framework | null = null
let dictionary: Dictionary | null = null

/**
 * The bundled framework: the Karmayogi Competency Model, starter domain competencies, and starter positions with
 * their roles, activities and knowledge resources. The same object every time: copy before changing.
 */
export function loadFramework(): Framework {
  framework ??= {
    areas: COMPETENCY_AREAS,
    levels: COMPETENCY_LEVELS,
    competencies: [...kcmJson, ...domainJson] as Competency[],
    positions: positionsJson as Position[],
    knowledgeResources: knowledgeResourcesJson,
  }
  return framework
}

/** The dictionary of the bundled framework. Built once. */
export function loadDictionary(): Dictionary {
  dictionary ??= makeDictionary(loadFramework().competencies)
  return dictionary
}
