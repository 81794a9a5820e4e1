import { callout, h3, lesson, p, screen, ul } from '../support/write-lesson.ts'
import { flashcards, glossary, references, timeline } from '../support/write-structure.ts'
import {
  assessment,
  blanks,
  categorising,
  matching,
  multiple,
  numeric,
  pool,
  reflection,
  right,
  single,
  wrong,
} from '../support/write-questions.ts'

export const replyEn = lesson(
  'reply',
  'The reply, the appeal and the assessment',
  screen(
    'reply',
    'Writing the reply',
    p(
      'Answer point by point, in the applicant’s numbering. Give the information in the form in which it is sought, unless that would disproportionately divert resources or endanger the record (section 7(9)). Then offer another form, such as inspection.',
    ),
    h3('If you refuse, wholly or in part'),
    p('Section 7(8) lists what the letter must contain:'),
    ul(
      'the **reasons** for the rejection;',
      'the **period** within which an appeal may be made;',
      'the **particulars of the appellate authority**.',
    ),
    callout(
      'example',
      'Point 3: Copies of the technical evaluation sheets are enclosed (pages 14 to 31). The unit prices in columns 5 and 6 are withheld under section 8(1)(d). The rate contract is to be re-tendered in March, and disclosure now would tell each bidder the margins of the others. The columns have been severed under section 10. You may appeal within thirty days of receiving this letter to the First Appellate Authority, whose name, address and e-mail are given below.',
    ),
    blanks(
      'Complete the list of section 7(8).',
      'A letter of refusal gives the [[reasons|reason|grounds]] for the rejection. It gives the [[period|time|time limit]] within which an appeal may be made, and the particulars of the [[appellate]] authority.',
      'Section 7(8)(i) to (iii). A letter without any of the three is an incomplete letter.',
    ),
  ),
  screen(
    'appeal',
    'Appeal and penalty',
    p(
      'The Act leads the applicant from your desk to your senior officer, and from there to the Information Commission.',
    ),
    timeline(
      [
        'Within 30 days',
        'First appeal',
        'To an officer senior in rank to the CPIO, within 30 days of the decision or of the end of the time. It is decided in 30 days, or in 45 with reasons recorded (section 19(1) and (6)).',
      ],
      [
        'Within 90 days',
        'Second appeal',
        'To the Central or State Information Commission, within 90 days of the decision or of the day on which it should have been made (section 19(3)).',
      ],
      [
        'No period laid down',
        'Complaint',
        'To the Commission, for instance when no officer was appointed or no answer came (section 18).',
      ],
    ),
    p(
      'In an appeal the **burden of justifying a refusal is on the officer** who refused (section 19(5)). After a hearing the Commission may impose **₹250 a day, up to ₹25,000**, on the officer personally. The grounds are delay, refusal without reasonable cause, and false, incomplete or misleading information (section 20(1)). It may recommend disciplinary action for persistent default (section 20(2)).',
    ),
    numeric(
      'Information was given forty days late without reasonable cause. What penalty does section 20(1) lead to?',
      10000,
      'rupees',
      'Section 20(1): ₹250 a day for forty days is ₹10,000. The total can never exceed ₹25,000.',
    ),
  ),
  screen(
    'words',
    'Words and times to keep',
    p('Use this page when a request is on your desk.'),
    glossary(
      [
        'Public authority',
        'A body set up by the Constitution, by law, or by notification or order of Government. Bodies owned, controlled or substantially financed by Government are included (section 2(h)).',
      ],
      ['CPIO', 'Central Public Information Officer, who receives requests and answers them (section 5(1)).'],
      [
        'Third party',
        'Any person other than the citizen who makes the request. A public authority can be one (section 2(n)).',
      ],
      ['Deemed refusal', 'No decision within the time of section 7(1) counts as a refusal (section 7(2)).'],
      ['Severance', 'Giving a record without its exempt part (section 10).'],
    ),
    h3('Turn the cards: how long?'),
    flashcards(
      ['Ordinary request', '30 days from receipt: section 7(1)'],
      ['Life or liberty', '48 hours from receipt: proviso to section 7(1)'],
      ['Transfer', '5 days from receipt: section 6(3)'],
      ['Notice to a third party', '5 days from receipt: section 11(1)'],
      ['Decision with a third party', '40 days from receipt: section 11(3)'],
      ['First appeal', '30 days; decided in 30, or 45 with reasons: section 19(1) and (6)'],
    ),
    reflection(
      'Which record of your section is asked for most often? What would it take to publish it?',
      'Section 4(2) asks that citizens should need the Act as little as possible. A page that answers three requests a quarter saves the section more time than it costs.',
    ),
    h3('Sources'),
    references(
      ['Right to Information Act, 2005 (No. 22 of 2005), as amended'],
      ['Right to Information Rules, 2012'],
      ['Digital Personal Data Protection Act, 2023, section 44(3)'],
      ['Central Board of Secondary Education v. Aditya Bandopadhyay, (2011) 8 SCC 497'],
      ['Bhagat Singh v. Chief Information Commissioner, Delhi High Court, 3 December 2007'],
    ),
  ),
  screen(
    'assessment',
    'Assessment: the Act at your desk',
    p(
      'Six questions are drawn from a bank of ten. You may try three times; the best attempt counts. Sixty per cent is a pass.',
    ),
    assessment(
      'Assessment: the Act at your desk',
      'Answer as the information officer of a central public authority. What was right is shown at the end of each attempt.',
      60,
      pool(
        'Time and duty',
        3,
        single(
          'A request reaches your office on 4 August. On 6 August you see that all the information is held by another ministry. What do you do?',
          [
            wrong(
              'Return it to the applicant with the address of the other ministry',
              'The applicant has done enough by writing to a public authority; finding the right one is your duty.',
            ),
            right(
              'Transfer it to that ministry by 9 August and tell the applicant',
              'Section 6(3) allows at most five days from receipt and asks you to inform the applicant at once.',
            ),
            wrong(
              'Wait until the thirtieth day and reply that you do not hold it',
              'This breaches section 6(3) and invites a penalty under section 20.',
            ),
            wrong(
              'Ask the applicant why the information is wanted, to find the right office',
              'Section 6(2) forbids asking for reasons.',
            ),
          ],
          'Section 6(3): transfer as soon as practicable and in no case later than five days from receipt, with immediate intimation to the applicant.',
        ),
        single(
          'A woman asks whether her brother, picked up by the police last night, is in custody and where. Within what time must the information be given?',
          [
            wrong('Thirty days', 'That is the ordinary limit; this request concerns liberty.'),
            wrong('Five days', 'Five days is the limit for a transfer or a notice to a third party.'),
            right(
              'Forty-eight hours',
              'It concerns the life or liberty of a person: the proviso to section 7(1) applies.',
            ),
          ],
          'Proviso to section 7(1): information that concerns the life or liberty of a person is given within forty-eight hours of the receipt of the request.',
        ),
        single(
          'The reply is ready on the thirty-eighth day; 120 pages at ₹2 are to be copied. No intimation of fee was ever sent. What does the applicant pay?',
          [
            wrong(
              '₹240 before the copies are sent',
              'The time under section 7(1) has passed, so no fee may be charged.',
            ),
            right('Nothing', 'Information given after the time limit is free of charge.'),
            wrong(
              '₹10 as a fresh application fee',
              'The application fee was paid once and is not charged again.',
            ),
          ],
          'Section 7(6): where the public authority fails to comply with the time limit, the information is provided free of charge.',
        ),
        numeric(
          'A citizen hands a request to an Assistant Public Information Officer. Within how many days of that day is an ordinary request to be answered?',
          35,
          'days',
          'Section 5(2): where a request is given to an Assistant Public Information Officer, five days are added to the thirty.',
        ),
        matching(
          'Match each event with its period.',
          [
            ['Information that concerns liberty', '48 hours'],
            ['Transfer to another public authority', '5 days'],
            ['Third party’s submission', '10 days from its notice'],
            ['Decision after hearing a third party', '40 days'],
          ],
          'Sections 7(1), 6(3), 11(2) and 11(3).',
          ['60 days'],
        ),
      ),
      pool(
        'Refusing and replying',
        3,
        multiple(
          'Which of these must a letter of refusal contain?',
          [
            right('The reasons for the rejection', 'Section 7(8)(i).'),
            right('The period within which an appeal may be preferred', 'Section 7(8)(ii).'),
            right('The particulars of the appellate authority', 'Section 7(8)(iii).'),
            wrong(
              'The purpose for which the applicant wants the information',
              'You may not even ask for it: section 6(2).',
            ),
          ],
          'Section 7(8) lists three things: reasons, period for appeal, and particulars of the appellate authority.',
        ),
        single(
          'A file of forty pages has two pages that would reveal the identity of an informer. What is the right course?',
          [
            wrong('Refuse the file under section 8(1)(g)', 'The clause covers only the two pages.'),
            right(
              'Give thirty-eight pages, sever the two, and say why',
              'Section 10 allows access to the part that can reasonably be severed.',
            ),
            wrong(
              'Give all forty pages, since disclosure is the rule',
              'Clause (g) protects the source; public interest has to outweigh the harm before it is disclosed.',
            ),
          ],
          'Section 10(1) with section 8(1)(g): give what is not exempt, and give notice under section 10(2) of what was severed, why, and who decided.',
        ),
        single(
          'A company, consulted under section 11, replies that it does not agree to disclosure of its bid. What follows?',
          [
            wrong(
              'The information must be refused',
              'A third party’s objection is a submission, not a veto.',
            ),
            right(
              'The officer weighs the submission, decides, and notifies the company of its right to appeal',
              'The decision remains with the officer: section 11(3) and (4).',
            ),
            wrong(
              'The matter is sent to the Information Commission for a ruling',
              'The Commission is reached by appeal or complaint, not by reference.',
            ),
          ],
          'Section 11: the submission is kept in view while taking a decision within forty days of the request; the third party may appeal under section 19.',
        ),
        single(
          'What is the largest penalty the Commission can impose on an information officer for one request?',
          [
            wrong('₹250', 'That is the amount for each day.'),
            wrong('₹10,000', 'The Act names another ceiling.'),
            right('₹25,000', '₹250 a day, not exceeding ₹25,000 in total.'),
            wrong('There is no ceiling', 'Section 20(1) has one.'),
          ],
          'Section 20(1): ₹250 each day till the application is received or information is furnished, the total not exceeding ₹25,000, after a reasonable opportunity of being heard.',
        ),
        categorising(
          'An event is twenty-five years old. Which clauses may still protect information about it?',
          [
            [
              'Still protects',
              'Clause (a): sovereignty and security',
              'Clause (c): breach of privilege of Parliament',
              'Clause (i): Cabinet papers',
            ],
            [
              'No longer protects',
              'Clause (d): commercial confidence',
              'Clause (e): fiduciary relationship',
              'Clause (h): investigation',
            ],
          ],
          'Section 8(3): after twenty years information is given, subject only to clauses (a), (c) and (i).',
        ),
      ),
    ),
  ),
)
