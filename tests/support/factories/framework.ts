import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { proposeNode } from '#app/domain/competencies/propose-node.server.ts'
import { verifyBoard, verifyFirst } from '#app/domain/competencies/verify-proposal.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { aMinistry, anActor, aPlatform } from '#tests/support/factories/people.ts'

export const aSteward = async (): Promise<Actor> => await anActor(await aPlatform(), ['framework_steward'])
export const aReviewer = async (): Promise<Actor> => await anActor(await aPlatform(), ['framework_reviewer'])
export const aBoardMember = async (): Promise<Actor> => await anActor(await aPlatform(), ['framework_board'])
export const aLearner = async (): Promise<Actor> => await anActor(await aMinistry(), ['learner'])

/** A functional sub-theme that is like nothing there is. */
export const competencyContent = {
  type: 'functional',
  parentCode: 'FUN-T01',
  name: 'Zoological Cartography',
  nameHi: 'काल्पनिक प्राणी मानचित्रण',
  description: 'Draws imagined maps of imagined animals.',
} as const

/** A post nobody holds. */
export const positionContent = {
  name: 'Imagined Cartographer',
  nameHi: 'काल्पनिक मानचित्रकार',
  department: 'Department of Imagined Maps',
  designation: 'Cartographer (Imagined)',
  roles: [
    {
      name: 'Drawing imagined maps',
      activities: [{ name: 'Draw a map of a place that is not there', knowledgeResourceIds: ['KRID001'] }],
      competencies: [{ code: 'FUN-111', level: 3, reason: 'Nobody else would.' }],
    },
  ],
}

export const REASON = 'Imagined officers need it in their imagined work.'

/** A proposal that waits for its first verification, with like names seen and put aside. */
export async function aProposal({
  actor,
  nodeKind = 'competency',
  ...input
}: {
  actor?: Actor
  nodeKind?: NodeKind
  nodeId?: string
  content?: unknown
} = {}): Promise<{ proposalId: string; actor: Actor }> {
  const proposer = actor ?? (await aLearner())
  const proposal = {
    ...{ actor: proposer, nodeKind, reason: REASON },
    ...{ content: nodeKind === 'position' ? positionContent : competencyContent, ...input },
  }
  let proposed = await proposeNode(proposal)
  if (proposed.status === 'duplicates') {
    const seenDuplicates = proposed.duplicates.map(({ id }) => id)
    proposed = await proposeNode({ ...proposal, seenDuplicates })
  }
  if (proposed.status !== 'proposed') throw new Error('Nothing was proposed.')
  return { proposalId: proposed.proposalId, actor: proposer }
}

/** Verifies a proposal twice, by two people. */
export async function verifyTwice(proposalId: string): Promise<void> {
  await verifyFirst({ actor: await aReviewer(), proposalId })
  await verifyBoard({ actor: await aBoardMember(), proposalId })
}
