import { callout, lesson, ol, p, screen } from '../support/write-lesson.ts'
import { glossary, references, tabs } from '../support/write-structure.ts'
import {
  assessment,
  blanks,
  categorising,
  end,
  matching,
  multiple,
  node,
  ordering,
  pool,
  right,
  scenario,
  single,
  way,
  wrong,
} from '../support/write-questions.ts'

export const draftingEn = lesson(
  'drafting',
  'The draft, and the assessment',
  screen(
    'forms',
    'Forms of written communication',
    p('Form follows relationship: who writes to whom, and with what authority.'),
    tabs(
      [
        'Outside',
        p(
          '**Letter**: to State Governments, constitutional and statutory bodies, attached and subordinate offices, public undertakings and the public. “I am directed to say”; “Sir/Madam”; “Yours faithfully”.',
        ),
      ],
      [
        'Between departments',
        p(
          '**Office memorandum (OM)**: between departments of the Central Government, and to employees. Third person, no salutation, no close: “The undersigned is directed to…”.',
        ),
        p(
          '**Inter-departmental note**: consulting another department or obtaining its concurrence. Brief, it says exactly what is asked.',
        ),
      ],
      [
        'Person to person',
        p(
          '**Demi-official letter**: between officers, to draw personal attention to a matter that is delayed or delicate. First person, by name: “Dear Shri/Smt …”; “Yours sincerely”.',
        ),
      ],
      [
        'Orders',
        p(
          '**Office order**: internal administration, such as leave, distribution of work and postings within the office.',
        ),
        p(
          '**Order**: financial sanctions and orders in disciplinary cases. It names the authority and the power under which it is passed.',
        ),
      ],
      [
        'In the Gazette',
        p(
          '**Notification**: statutory rules and appointments of gazetted officers. The preamble cites the power.',
        ),
        p('**Resolution**: decisions on policy, committees of inquiry and the results of their reports.'),
      ],
    ),
    callout(
      'note',
      'A circular is an OM, letter or order addressed to many. E-mail through a Government address is a recognised channel and its record belongs on the file. Communications to the public in Hindi are answered in Hindi (rule 5 of the Official Languages Rules, 1976).',
    ),
    matching(
      'Which form fits?',
      [
        ['Comments of another department on a proposal', 'Office memorandum'],
        ['A delayed reply that needs an officer’s own attention', 'Demi-official letter'],
        ['Sanction of expenditure', 'Order'],
        ['Appointment of a gazetted officer', 'Notification'],
        ['Reply to a State Government', 'Letter'],
      ],
      'Form follows relationship: who writes to whom, and with what authority.',
      ['Endorsement'],
    ),
    blanks(
      'Complete the marks of the forms.',
      'A letter closes with “Yours [[faithfully]]”, a demi-official letter with “Yours [[sincerely]]”. An office memorandum is written in the [[third|3rd]] person.',
      'CSMOP on forms of written communication.',
    ),
  ),
  screen(
    'draft',
    'A draft that can be signed',
    ol(
      'Begin with **the subject and the reference**: number and date of the letter you answer, and of the last one in the chain.',
      'One idea to a paragraph; paragraphs after the first are numbered.',
      'Say in the **first paragraph what is decided**, and in the next ones why and what is to be done, by whom, by when.',
      'Convey what was approved: no more, no less. The draft quotes the words of the decision where they matter.',
      'Mention enclosures by number in the margin and at the end; give name, designation, telephone number and e-mail of the signatory.',
      'Mark the draft **DFA**, draft for approval, and have financial sanctions and statutory rules seen by those who must concur before issue.',
    ),
    callout(
      'example',
      '**No. 12/4/2026-Genl.** · Office Memorandum',
      'Subject: Hiring of a staff car for the Regional Office, Nagpur.',
      'The undersigned is directed to refer to the Regional Office’s letter No. RO/NGP/7 dated 2 September. Sanction is conveyed to the hiring of one staff car for six months through GeM at a cost not exceeding ₹2,70,000.',
      '2. The expenditure is debitable to the object head for office expenses for the current year.',
      '3. A report on the use of the vehicle may be sent by the fifth of each month.',
    ),
    p('**Read it aloud once** before you put it up. Where you run out of breath, there are two sentences.'),
    scenario(
      'The draft that said too much',
      [
        node(
          'start',
          'The Deputy Secretary approved para 4: one staff car for six months. You draft the office memorandum. The regional office had asked for two cars.',
          way(
            'Convey sanction for one car for six months, in the words of para 4',
            'The draft says what was approved.',
            'exact',
          ),
          way(
            'Convey sanction for one car and add that the second may follow',
            'Nobody approved that sentence.',
            'more',
          ),
          way(
            'Write that the request has been considered and regretted in part',
            'The reader has to guess what was sanctioned.',
            'vague',
          ),
        ),
        node(
          'exact',
          'The draft is ready. Which reference belongs in its first paragraph?',
          way(
            'Number and date of the letter you answer',
            'The regional office finds its own letter in one step.',
            'ready',
          ),
          way('The history of the file since July', 'The sanction now stands on the second page.', 'long'),
        ),
        end('ready', 100, 'No more, no less: the draft can be signed without a second reading.'),
        end(
          'long',
          60,
          'The sanction is right, and the reader has to search for it. Say in the first paragraph what is decided.',
        ),
        end(
          'more',
          0,
          'A draft that promises more than the decision binds the department to what nobody decided.',
        ),
        end('vague', 20, 'The words of the decision matter most where money is sanctioned. Quote them.'),
      ],
      'A draft conveys what was approved: no more, no less. It begins with the subject and the reference.',
    ),
  ),
  screen(
    'words',
    'Words and sources',
    glossary(
      ['Note', 'Remarks recorded on a case to facilitate its disposal.'],
      ['PUC', 'Paper under consideration: the receipt on which the note is written.'],
      ['DFA', 'Draft for approval.'],
      ['Flag', 'A slip that marks a paper sent with the file.'],
      ['Channel of submission', 'The levels through which a case goes to the officer who decides it.'],
    ),
    references(
      [
        'Central Secretariat Manual of Office Procedure, 2022: action on dak, noting, drafting, forms of written communication',
      ],
      ['Central Civil Services (Conduct) Rules, 1964, rule 3'],
      ['Official Languages Rules, 1976, rule 5'],
    ),
  ),
  screen(
    'assessment',
    'Assessment: a case from receipt to draft',
    p(
      'Six questions are drawn from a bank of ten. You may try three times; the best attempt counts. Sixty per cent is a pass.',
    ),
    assessment(
      'Assessment: a case from receipt to draft',
      'What was right is shown at the end of each attempt.',
      60,
      pool(
        'Notes',
        3,
        single(
          'Your note runs to five pages because it reproduces the letter under consideration in full. What does CSMOP ask of you?',
          [
            wrong(
              'Nothing; completeness is a virtue of notes',
              'The letter is on the file already. Repeating it hides the question.',
            ),
            right(
              'Refer to the letter by its page and state only the point for decision',
              'Verbatim reproduction of, or extracts from, the paper under consideration is to be avoided.',
            ),
            wrong(
              'Move the reproduction into a demi-official letter',
              'The form of communication has nothing to do with it.',
            ),
          ],
          'CSMOP on noting: notes are concise and to the point; the paper under consideration and earlier notes are not reproduced or paraphrased.',
        ),
        single(
          'The Under Secretary tells you on the telephone to release a payment today. What belongs on the file?',
          [
            wrong('Nothing, since the order was oral', 'Then the payment has no authority on record.'),
            right(
              'A note of the instruction, submitted for the officer’s written confirmation',
              'This protects the officer, you, and the decision.',
            ),
            wrong('A note that the payment was made on your own initiative', 'That is untrue.'),
          ],
          'CSMOP on oral instructions, with rule 3 of the CCS (Conduct) Rules, 1964: oral directions are confirmed in writing as soon as possible, and the subordinate may seek the confirmation.',
        ),
        single(
          'A Director disagrees with your recommendation. May the note be withdrawn and replaced by one that agrees?',
          [
            wrong(
              'Yes, so that the file shows one view',
              'The file has to show how the decision came about.',
            ),
            right(
              'No; the note stays, and the Director records the different view below it',
              'A note once recorded is part of the record.',
            ),
            wrong(
              'Yes, if the Director asks in writing',
              'A written request does not make alteration proper.',
            ),
          ],
          'CSMOP on noting: notes recorded are not pasted over or replaced; a different view is recorded on the file.',
        ),
        multiple(
          'Which belong in a note of examination?',
          [
            right(
              'Facts verified, and errors in the receipt pointed out',
              'Checking facts is the first duty of the examination.',
            ),
            right('The rule or precedent that governs the case', 'With the exact provision and file number.'),
            right('Possible courses of action with their consequences', 'Together with a recommendation.'),
            wrong(
              'Remarks on the ability of the officer who dealt with it before',
              'Notes are temperate and free from personal remarks.',
            ),
          ],
          'CSMOP on examination of cases: verify facts, point out mistakes and missing data, draw attention to rules and precedents, state the question, weigh courses and suggest one.',
        ),
        categorising(
          'Does it belong in a note?',
          [
            [
              'Yes',
              'The rule with the words that decide',
              'An error found in the receipt',
              'The cost of each option',
            ],
            ['No', 'The receipt copied out again', 'A remark on the diligence of the last officer'],
          ],
          'CSMOP on noting: concise, checked, temperate.',
        ),
      ),
      pool(
        'Drafts and forms',
        3,
        single(
          'You need the comments of the Department of Expenditure on a proposal. Which form fits best?',
          [
            wrong('A notification', 'Notifications publish statutory rules and gazetted appointments.'),
            right(
              'An inter-departmental note or an office memorandum',
              'These are the forms between departments of the Central Government.',
            ),
            wrong(
              'A letter beginning “I am directed”',
              'Letters go outside: to State Governments, statutory bodies and the public.',
            ),
            wrong('An office order', 'An office order deals with internal administration.'),
          ],
          'CSMOP on forms of communication: office memoranda and inter-departmental notes are used between departments of the Government of India.',
        ),
        single(
          'An office memorandum is drafted in which person, and how does it close?',
          [
            right(
              'In the third person, with neither salutation nor subscription',
              '“The undersigned is directed to…”, then signature and designation.',
            ),
            wrong(
              'In the first person, with “Yours sincerely”',
              'These are the marks of a demi-official letter.',
            ),
            wrong('In the first person, with “Yours faithfully”', 'These are the marks of a letter.'),
          ],
          'CSMOP: an office memorandum is written in the third person and carries no salutation and no subscription except the name and designation of the officer signing it.',
        ),
        single(
          'A citizen writes to your Ministry in Hindi. In which language is the reply?',
          [
            right('In Hindi', 'Rule 5 of the Official Languages Rules, 1976 leaves no choice.'),
            wrong('In English, with a Hindi summary', 'The rule asks for the reply itself in Hindi.'),
            wrong('In the language the dealing officer prefers', 'The rule does not depend on the officer.'),
          ],
          'Official Languages Rules, 1976, rule 5: communications from a Central Government office in reply to communications in Hindi are in Hindi.',
        ),
        single(
          'How many levels should the channel of submission of a case ordinarily have at the most?',
          [
            wrong('Two', 'Fewer is welcome, but the ceiling is higher.'),
            right('Four', 'CSMOP asks departments to keep to at most four levels.'),
            wrong('Seven', 'Each level that only signs costs days.'),
          ],
          'CSMOP, 2022, on channel of submission and level of disposal: departments review the channels and keep them to not more than four levels.',
        ),
        ordering(
          'Put the parts of an office memorandum in order.',
          [
            'File number and date',
            'Subject',
            'What is decided, with the reference',
            'Why, and what is to be done by when',
            'Name and designation of the officer',
          ],
          'The decision stands in the first paragraph, where the reader looks for it.',
        ),
      ),
    ),
  ),
)
