import {
  callout,
  h3,
  lesson,
  multiple,
  ol,
  p,
  right,
  screen,
  single,
  table,
  ul,
  wrong,
} from '../support/write-lesson.ts'

export const notingAndDraftingEn = lesson(
  screen(
    'note',
    'What a note is for',
    p(
      'A note is the set of **remarks recorded on a case to facilitate its disposal**. The definition in the *Central Secretariat Manual of Office Procedure* (CSMOP, published by the Department of Administrative Reforms and Public Grievances; this course follows the edition of 2022) contains the whole test: if the case can be decided more easily after your note than before it, it is a note. If not, it is writing.',
    ),
    p(
      'A note is read three times: by the officer who decides, by the successor who has to defend the decision, and, years later, by an auditor, a court or a citizen with a request under the Right to Information Act. Write for the third reader and the first two will thank you.',
    ),
    h3('Before you write anything'),
    ol(
      'Read the **paper under consideration** (PUC), which may be a fresh receipt, to the end.',
      'Ask whether it needs a note at all. Where the line of reply is obvious and within your powers, put up a draft, or send the reply.',
      'Look for the **precedent** and for the running summary of facts on the file.',
      'Find the rule, order or delegation that governs the question. A note that says “as per rules” has not found it.',
    ),
    callout(
      'important',
      'Oral instructions are confirmed in writing. If a superior officer gives a direction orally, record it on the file and ask for confirmation; rule 3 of the Central Civil Services (Conduct) Rules, 1964 obliges the superior to confirm it.',
    ),
  ),
  screen(
    'examine',
    'Examining a case',
    p(
      'The dealing officer’s note does six things, in this order. Paragraphs are numbered, so that those above can say “para 4 may be approved”.',
    ),
    table(
      'The six steps of an examination note',
      ['Step', 'What you write', 'What to leave out'],
      [
        '1 The question',
        'One sentence: what is asked, by whom, and by when an answer is due',
        'The history of the department',
      ],
      [
        '2 The facts',
        'Facts checked with the record, errors in the receipt pointed out, missing data named',
        'The receipt copied out again; refer to it',
      ],
      [
        '3 The rule',
        'Section, rule or order, with the words that decide the case',
        'Rules that do not apply',
      ],
      ['4 Precedent', 'How like cases were decided, with file numbers', 'A precedent you have not read'],
      ['5 Options', 'Possible courses with cost, consequence and risk', 'Straw men'],
      [
        '6 Recommendation',
        'One course, the authority competent to approve it, and the draft if it can be put up now',
        '“Submitted for orders” alone',
      ],
    ),
    callout(
      'example',
      '1. The Director, Regional Office, Nagpur seeks sanction for hiring two staff cars for six months (PUC, page 12/cor.).',
      '2. One of his two cars was condemned in July (page 4/cor.). The second runs 1,900 km a month. The letter does not say why two cars are asked for in place of one; the office was asked by e-mail and has confirmed that one would do (page 14/cor.).',
      '3. Hiring of vehicles falls within the powers of a Head of Department, subject to the economy instructions in force (flag A).',
      '4. One car may be hired for six months through GeM at an estimated ₹2.70 lakh, against a budget balance of ₹4.10 lakh under the object head. Deputy Secretary is competent. A draft is placed below for approval.',
    ),
  ),
  screen(
    'style',
    'The style of a good note',
    ul(
      '**Short.** Two pages are nearly always enough. What is longer goes into an appendix to notes.',
      '**Temperate.** Errors are pointed out in courteous language, without personal remarks. Criticise the reasoning, never the officer.',
      '**Not repetitive.** An officer who agrees signs; an officer who has something to add, adds only that.',
      '**Complete at the end.** Signature on the right with name, designation and full date. In e-Office the signature and the time come with the green note.',
      '**Fixed.** A note once recorded is not altered or pasted over. If you change your mind, record a fresh note that says so. If a senior officer disagrees with a note, it stays on the file, and the disagreement is recorded below it.',
    ),
    table(
      'The same thought, twice',
      ['Instead of', 'Write'],
      [
        'It is submitted that the undersigned has gone through the case minutely and it is seen that',
        '(nothing: begin with the fact)',
      ],
      [
        'The matter may kindly be perused and orders as deemed fit may kindly be passed',
        'Sanction of ₹2.70 lakh may be approved (para 4)',
      ],
      ['As desired, necessary action has been taken', 'The reply was issued on 3 May (page 21/cor.)'],
      [
        'The proposal is not feasible',
        'The proposal needs ₹14 lakh; the head has ₹4 lakh until the revised estimates',
      ],
    ),
    h3('How many levels?'),
    p(
      'Each level that only signs adds days and no value. CSMOP asks departments to lay down the **level of final disposal** and the **channel of submission** for each class of case, and to keep the channel to no more than **four levels**. Where level jumping is allowed, the officers passed over see the file on its return.',
    ),
  ),
  screen(
    'reference',
    'Referencing and flagging',
    p(
      'The reader must reach every paper you mention in one step. On paper that is done with page numbers and flags; in e-Office, with links to correspondence and earlier notes.',
    ),
    table(
      'Parts of a file',
      ['Part', 'What it holds', 'How to cite it'],
      ['Notes portion', 'Notes in order of date, paragraphs numbered', 'para 6/n. or page 4/n.'],
      [
        'Correspondence portion',
        'Receipts and office copies of issues in order, pages serially numbered',
        'page 12/cor.',
      ],
      ['Appendix', 'Long enclosures and statements that would bury the case', 'App. I/cor.'],
      [
        'Linked file',
        'Another current file needed for this case',
        'By its file number, with the reason for linking',
      ],
    ),
    ul(
      'A **flag** is a slip with a letter that marks a reference book, an order or a precedent sent with the file. It is pinned so that the letter shows, and removed when the case is over. It never replaces a page number: flags fall off.',
      'Mark **PUC** and **FR** (fresh receipt) with slips of their own.',
      'Mark a case as urgent only when it deserves it: a marking that is on everything is on nothing.',
    ),
    callout(
      'tip',
      'In e-Office, attach the rule itself as a reference instead of writing “rules are enclosed”, and cite the page of the document. A link to a file without the page number is a flag that fell off.',
    ),
  ),
  screen(
    'forms',
    'Forms of written communication',
    p('Form follows relationship: who writes to whom, and with what authority.'),
    table(
      'Which form for which purpose',
      ['Form', 'Used for', 'Marks of the form'],
      [
        'Letter',
        'State Governments, constitutional and statutory bodies, attached and subordinate offices, public undertakings, members of the public',
        '“I am directed to say”; “Sir/Madam”; “Yours faithfully”',
      ],
      [
        'Office memorandum (OM)',
        'Between departments of the Central Government, and to employees',
        'Third person; no salutation; no close; “The undersigned is directed to…”',
      ],
      [
        'Demi-official letter',
        'Between officers, to draw personal attention to a matter that has been delayed or is delicate',
        'First person, by name: “Dear Shri/Smt …”; “Yours sincerely”',
      ],
      [
        'Office order',
        'Internal administration: leave, distribution of work, postings within the office',
        'Third person, numbered, copy to those concerned',
      ],
      [
        'Order',
        'Financial sanctions, Government orders in disciplinary cases',
        'Names the authority and the power under which it is passed',
      ],
      [
        'Notification',
        'Statutory rules, appointments of gazetted officers, published in the Gazette of India',
        'Third person; preamble cites the power',
      ],
      [
        'Resolution',
        'Decisions on policy, appointment of committees of inquiry, results of their reports; in the Gazette',
        'Text, then an order that it be published',
      ],
      [
        'Inter-departmental note',
        'Consulting another department or obtaining its concurrence, on the file or by self-contained note',
        'Brief, says exactly what is asked of the other department',
      ],
      [
        'Endorsement',
        'Returning a paper in original, or sending a copy for information or action',
        '“Copy forwarded to …”',
      ],
    ),
    callout(
      'note',
      'A circular is an OM, letter or order addressed to many. E-mail through a Government address is a recognised channel and its record belongs on the file. Communications to the public in Hindi are answered in Hindi (rule 5 of the Official Languages Rules, 1976).',
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
      'The undersigned is directed to refer to the Regional Office’s letter No. RO/NGP/7 dated 2 September and to convey the sanction of the competent authority to the hiring of one staff car for six months through GeM at a cost not exceeding ₹2,70,000.',
      '2. The expenditure is debitable to the object head for office expenses for the current year.',
      '3. A report on the use of the vehicle may be sent by the fifth of each month.',
    ),
    p('**Read it aloud once** before you put it up. Where you run out of breath, there are two sentences.'),
    p(
      'Sources on these screens: Central Secretariat Manual of Office Procedure, 2022 (chapters on action on dak, noting, drafting, and forms of written communication); Central Civil Services (Conduct) Rules, 1964; Official Languages Rules, 1976.',
    ),
  ),
  screen(
    'quiz1',
    'Check yourself: notes',
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
        wrong('Yes, so that the file shows one view', 'The file has to show how the decision came about.'),
        right(
          'No; the note stays, and the Director records the different view below it',
          'A note once recorded is part of the record.',
        ),
        wrong('Yes, if the Director asks in writing', 'A written request does not make alteration proper.'),
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
  ),
  screen(
    'quiz2',
    'Check yourself: drafts and forms',
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
  ),
)
