/** What may stand inside a metadata element, and how often. Order is left free: IEEE 1484.12.3 (loose) leaves it free as well. */
export type LomShape =
  | { kind: 'text' }
  /** The same text in one or more languages. */
  | { kind: 'strings' }
  /** A source and a value; when the source is LOMv1.0 the value is one of these words. */
  | { kind: 'word'; words: readonly string[] }
  | { kind: 'group'; parts: Readonly<Record<string, LomPart>> }

export type LomPart = { shape: LomShape; isMany: boolean }

const once = (shape: LomShape): LomPart => ({ shape, isMany: false })
const many = (shape: LomShape): LomPart => ({ shape, isMany: true })
const text: LomShape = { kind: 'text' }
const strings: LomShape = { kind: 'strings' }
const word = (words: string): LomShape => ({ kind: 'word', words: words === '' ? [] : words.split(', ') })
const group = (parts: Record<string, LomPart>): LomShape => ({ kind: 'group', parts })

const LEVELS = 'very low, low, medium, high, very high'
const YES_NO = 'yes, no'

const moment = group({ dateTime: once(text), description: once(strings) })
const length = group({ duration: once(text), description: once(strings) })
const identifier = group({ catalog: once(text), entry: once(text) })
const contribution = (roles: string) =>
  group({ role: once(word(roles)), entity: many(text), date: once(moment) })

/** IEEE 1484.12.1-2002, as SCORM 2004 uses it: names and the vocabulary LOMv1.0. */
export const LOM_2004: LomShape = group({
  general: once(
    group({
      identifier: many(identifier),
      title: once(strings),
      language: many(text),
      description: many(strings),
      keyword: many(strings),
      coverage: many(strings),
      structure: once(word('atomic, collection, networked, hierarchical, linear')),
      aggregationLevel: once(word('1, 2, 3, 4')),
    }),
  ),
  lifeCycle: once(
    group({
      version: once(strings),
      status: once(word('draft, final, revised, unavailable')),
      contribute: many(
        contribution(
          'author, publisher, unknown, initiator, terminator, validator, editor, graphical designer, technical implementer, content provider, technical validator, educational validator, script writer, instructional designer, subject matter expert',
        ),
      ),
    }),
  ),
  metaMetadata: once(
    group({
      identifier: many(identifier),
      contribute: many(contribution('creator, validator')),
      metadataSchema: many(text),
      language: once(text),
    }),
  ),
  technical: once(
    group({
      format: many(text),
      size: once(text),
      location: many(text),
      requirement: many(
        group({
          orComposite: many(
            group({
              type: once(word('operating system, browser')),
              name: once(
                word(
                  'pc-dos, ms-windows, macos, unix, multi-os, none, any, netscape communicator, ms-internet explorer, opera, amaya',
                ),
              ),
              minimumVersion: once(text),
              maximumVersion: once(text),
            }),
          ),
        }),
      ),
      installationRemarks: once(strings),
      otherPlatformRequirements: once(strings),
      duration: once(length),
    }),
  ),
  educational: many(
    group({
      interactivityType: once(word('active, expositive, mixed')),
      learningResourceType: many(
        word(
          'exercise, simulation, questionnaire, diagram, figure, graph, index, slide, table, narrative text, exam, experiment, problem statement, self assessment, lecture',
        ),
      ),
      interactivityLevel: once(word(LEVELS)),
      semanticDensity: once(word(LEVELS)),
      intendedEndUserRole: many(word('teacher, author, learner, manager')),
      context: many(word('school, higher education, training, other')),
      typicalAgeRange: many(strings),
      difficulty: once(word('very easy, easy, medium, difficult, very difficult')),
      typicalLearningTime: once(length),
      description: many(strings),
      language: many(text),
    }),
  ),
  rights: once(
    group({
      cost: once(word(YES_NO)),
      copyrightAndOtherRestrictions: once(word(YES_NO)),
      description: once(strings),
    }),
  ),
  relation: many(
    group({
      kind: once(
        word(
          'ispartof, haspart, isversionof, hasversion, isformatof, hasformat, references, isreferencedby, isbasedon, isbasisfor, requires, isrequiredby',
        ),
      ),
      resource: once(group({ identifier: many(identifier), description: many(strings) })),
    }),
  ),
  annotation: many(group({ entity: once(text), date: once(moment), description: once(strings) })),
  classification: many(
    group({
      purpose: once(
        word(
          'discipline, idea, prerequisite, educational objective, accessibility restrictions, educational level, skill level, security level, competency',
        ),
      ),
      taxonPath: many(
        group({ source: once(strings), taxon: many(group({ id: once(text), entry: once(strings) })) }),
      ),
      description: once(strings),
      keyword: many(strings),
    }),
  ),
})

const OLD_TAXON = group({ id: once(text), entry: once(strings), taxon: many(text) })
const oldMoment = group({ datetime: once(text), description: once(strings) })
const oldEntry = group({ catalog: once(text), entry: once(strings) })
const oldPerson = group({ vcard: once(text) })
const oldContribution = group({ role: once(word('')), centity: many(oldPerson), date: once(oldMoment) })

/** IMS Learning Resource Metadata 1.2, as SCORM 1.2 uses it. Its words are left to each community. */
export const LOM_12: LomShape = group({
  general: once(
    group({
      identifier: once(text),
      title: once(strings),
      catalogentry: many(oldEntry),
      language: many(text),
      description: many(strings),
      keyword: many(strings),
      coverage: many(strings),
      structure: once(word('')),
      aggregationlevel: once(word('')),
    }),
  ),
  lifecycle: once(
    group({ version: once(strings), status: once(word('')), contribute: many(oldContribution) }),
  ),
  metametadata: once(
    group({
      identifier: once(text),
      catalogentry: many(oldEntry),
      contribute: many(oldContribution),
      metadatascheme: many(text),
      language: once(text),
    }),
  ),
  technical: once(
    group({
      format: many(text),
      size: once(text),
      location: many(text),
      requirement: many(
        group({
          type: once(word('')),
          name: once(word('')),
          minimumversion: once(text),
          maximumversion: once(text),
        }),
      ),
      installationremarks: once(strings),
      otherplatformrequirements: once(strings),
      duration: once(oldMoment),
    }),
  ),
  educational: once(
    group({
      interactivitytype: once(word('')),
      learningresourcetype: many(word('')),
      interactivitylevel: once(word('')),
      semanticdensity: once(word('')),
      intendedenduserrole: many(word('')),
      context: many(word('')),
      typicalagerange: many(strings),
      difficulty: once(word('')),
      typicallearningtime: once(oldMoment),
      description: once(strings),
      language: many(text),
    }),
  ),
  rights: once(
    group({
      cost: once(word('')),
      copyrightandotherrestrictions: once(word('')),
      description: once(strings),
    }),
  ),
  relation: many(
    group({
      kind: once(word('')),
      resource: once(
        group({ identifier: once(text), description: once(strings), catalogentry: many(oldEntry) }),
      ),
    }),
  ),
  annotation: many(group({ person: once(oldPerson), date: once(oldMoment), description: once(strings) })),
  classification: many(
    group({
      purpose: once(word('')),
      taxonpath: many(group({ source: once(strings), taxon: once(OLD_TAXON) })),
      description: once(strings),
      keyword: many(strings),
    }),
  ),
})
