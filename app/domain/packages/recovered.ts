import { type Finding } from '@karmashala/scorm'

/** Rules whose warnings say that the fault was mended while reading: see the sentences of the findings. */
const RECOVERED = new Set(['ZIP07', 'ZIP08', 'ZIP09', 'XML03', 'XML05', 'MAN03', 'ORG01', 'ITM05', 'RES03'])

/** True when the package is played as its author meant it although this was found. */
export const isRecovered = ({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): boolean =>
  severity !== 'error' && RECOVERED.has(rule)
