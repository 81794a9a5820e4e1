import { callout, h3, lesson, p, screen, table, ul } from '../support/write-lesson.ts'
import { flashcards, references } from '../support/write-structure.ts'
import {
  assessment,
  blanks,
  categorising,
  end,
  matching,
  multiple,
  node,
  numeric,
  ordering,
  pool,
  reflection,
  right,
  scenario,
  single,
  way,
  wrong,
} from '../support/write-questions.ts'

export const procedureEn = lesson(
  'procedure',
  'From the complaint to the report',
  screen(
    'complaint',
    'The complaint',
    p(
      'The complaint is made **in writing, within three months** of the incident, or of the last of a series (section 9(1)). The committee may extend the time by not more than three months if it is satisfied, for reasons recorded, that circumstances prevented her. If she cannot write, the Presiding Officer or a member gives all reasonable assistance. If she is physically or mentally incapable, or has died, the persons named in the Rules may complain (section 9(2); rule 6).',
    ),
    h3('Conciliation'),
    p(
      'Before an inquiry the committee **may, at her request and only then**, take steps to settle the matter by conciliation. **No monetary settlement** may be its basis (section 10). If a settlement is reached it is recorded, copies are given, and no inquiry follows unless the respondent breaks its terms.',
    ),
    h3('Interim relief'),
    p('During the inquiry, on her written request, the committee may recommend (section 12; rule 8):'),
    ul(
      'transfer of the woman or of the respondent to another workplace;',
      'leave to the woman up to three months, over and above the leave she is entitled to;',
      'that the respondent shall not report on her work or write her appraisal.',
    ),
    callout(
      'tip',
      'The first person she tells is often a colleague. Listen, do not investigate, do not promise an outcome, tell her about the committee, and keep it to yourself.',
    ),
    scenario(
      'A colleague tells you',
      [
        node(
          'start',
          'After a meeting a colleague tells you that a senior officer sends her messages at night. She has not told anybody else. What do you do first?',
          way('Go to the officer and ask for his side', 'He now knows, and she did not choose that.', 'told'),
          way(
            'Listen, tell her about the committee, and keep it to yourself',
            'She asks how long she has.',
            'listen',
          ),
          way(
            'Advise her to wait and see whether it stops',
            'The months of section 9 begin to run out.',
            'wait',
          ),
        ),
        node(
          'listen',
          'The last message came two months ago. She cannot decide whether to write.',
          way(
            'Tell her: three months from the last incident, and the committee can help her write',
            'She goes to the Presiding Officer the same week.',
            'written',
          ),
          way(
            'Offer to complain in her place',
            'Others may complain only when she cannot, as the Rules provide.',
            'place',
          ),
        ),
        end(
          'written',
          100,
          'She decided, in time, and with help. That is what the Act asks of those she trusts.',
        ),
        end('place', 50, 'Meant well. But the complaint is hers to make: section 9(1).'),
        end(
          'wait',
          10,
          'Three months pass quickly. The committee may extend them by three, with reasons; nobody may extend them further.',
        ),
        end('told', 0, 'You have begun an inquiry that is not yours, and confidentiality is lost.'),
      ],
      'Section 9: in writing, within three months of the last incident, with assistance if she cannot write. Listen, do not investigate, do not promise an outcome.',
    ),
    blanks(
      'Complete the times of section 9.',
      'The complaint is made within [[three|3]] months of the last incident. The committee may extend the time by not more than [[three|3]] months, for reasons [[recorded|recorded in writing|in writing]].',
      'Section 9(1) and its second proviso.',
    ),
  ),
  screen(
    'inquiry',
    'The inquiry and the report',
    table(
      'The timetable of a complaint',
      ['Stage', 'Time', 'Provision'],
      ['Copy of the complaint to the respondent', 'Within 7 working days of receipt', 'Rule 7(2)'],
      [
        'Reply of the respondent with documents and witnesses',
        'Within 10 working days of receiving the copy',
        'Rule 7(3)',
      ],
      ['Inquiry completed', 'Within 90 days', 'Section 11(4)'],
      ['Report to the employer and to both parties', 'Within 10 days of completion', 'Section 13(1)'],
      ['Employer acts on the recommendation', 'Within 60 days of receipt', 'Section 13(4)'],
      ['Appeal', 'Within 90 days of the recommendation', 'Section 18'],
    ),
    ul(
      'At least **three members including the Presiding Officer** are present at each sitting (rule 7(7)).',
      'Both parties are heard and given the findings so that they can make representations before the committee (section 11(1)).',
      'The committee has the **powers of a civil court** to summon persons, examine them on oath and require documents (section 11(3)).',
      '**Lawyers do not appear** for the parties before the committee (rule 7(6)).',
      'An ex parte decision is possible only after absence from three consecutive hearings without sufficient cause, and fifteen days’ written notice (rule 7(5)).',
    ),
    h3('In Government: the committee is the inquiring authority'),
    p(
      'Under the proviso to **rule 14(2) of the CCS (Classification, Control and Appeal) Rules, 1965**, the complaints committee is deemed to be the inquiring authority of the disciplinary authority. It holds the inquiry, as far as practicable, by the procedure of that rule. A second inquiry on the same charge is not held.',
    ),
    ordering(
      'Put the stages of a complaint in order.',
      [
        'The complaint is made in writing',
        'A copy goes to the respondent within 7 working days',
        'The respondent replies within 10 working days',
        'The inquiry is completed within 90 days',
        'The report goes to the employer within 10 days',
        'The employer acts within 60 days',
      ],
      'Rule 7 and sections 11 and 13.',
    ),
    numeric(
      'Within how many days does the employer act on the recommendation?',
      60,
      'days',
      'Section 13(4): sixty days from receipt of the recommendation.',
    ),
  ),
  screen(
    'after',
    'After the report',
    p(
      'If the allegation is **not proved**, the committee recommends that no action is required (section 13(2)). If it is **proved**, it recommends action for misconduct under the service rules, and may recommend a deduction from salary to be paid to the woman (section 13(3)). The sum is worked out from her trauma, loss of opportunity and medical expense, and from the means of the respondent (section 15).',
    ),
    callout(
      'important',
      'Section 14 allows action on a **malicious** complaint or forged evidence. It also says that *mere inability to substantiate a complaint or provide adequate proof need not attract action*. Malice has to be established by an inquiry of its own.',
    ),
    h3('Confidentiality'),
    p(
      'Section 16 covers the contents of the complaint and the identity and addresses of the woman, the respondent and the witnesses. It covers the proceedings, the recommendations and the action taken. They are **not published or made known to the public, press or media in any manner**. The bar stands notwithstanding the Right to Information Act, 2005. Information about justice secured may be given without identifying the woman or witnesses. A person entrusted with the matter who breaks this is liable to a penalty under the service rules, or otherwise to ₹5,000 (section 17; rule 12).',
    ),
    h3('Accountability of the employer'),
    p(
      'The committee sends an **annual report** to the employer and the District Officer (section 21). The employer includes the number of cases and their disposal in the organisation’s report (section 22). An employer who does not constitute a committee or breaks the Act is liable to a fine up to **₹50,000**, doubled on repetition (section 26).',
    ),
    multiple(
      'What may be made known after a complaint has been decided?',
      [
        right(
          'That a complaint was made and justice was done, without identifying anybody',
          'Section 16 allows this.',
        ),
        wrong('The name of the woman, once the case is closed', 'The bar does not end with the case.'),
        wrong('The recommendation of the committee, to the press', 'Recommendations are within the bar.'),
        right('The number of cases in the annual report', 'Sections 21 and 22 ask for it.'),
      ],
      'Section 16: contents, identities, proceedings, recommendations and action are not made known; section 22 asks for numbers.',
    ),
  ),
  screen(
    'words',
    'Words and sources',
    flashcards(
      ['Complaint', 'Within 3 months; the committee may add 3: section 9(1)'],
      ['Copy to the respondent', '7 working days: rule 7(2)'],
      ['Reply', '10 working days: rule 7(3)'],
      ['Inquiry', '90 days: section 11(4)'],
      ['Report', '10 days: section 13(1)'],
      ['Action by the employer', '60 days: section 13(4)'],
      ['Appeal', '90 days: section 18'],
    ),
    reflection(
      'Where in your office would a new colleague learn who sits on the Internal Committee?',
      'Section 19 asks the employer to display the order constituting the committee at a conspicuous place. If you had to think, it is not conspicuous.',
    ),
    references(
      ['Sexual Harassment of Women at Workplace (Prevention, Prohibition and Redressal) Act, 2013'],
      ['Sexual Harassment of Women at Workplace (Prevention, Prohibition and Redressal) Rules, 2013'],
      ['Central Civil Services (Conduct) Rules, 1964, rule 3-C'],
      ['Central Civil Services (Classification, Control and Appeal) Rules, 1965, rule 14(2)'],
      ['Vishaka v. State of Rajasthan, (1997) 6 SCC 241'],
    ),
  ),
  screen(
    'assessment',
    'Assessment: the Act in an office',
    p(
      'Six questions are drawn from a bank of ten. You may try three times; the best attempt counts. Seventy per cent is a pass.',
    ),
    assessment(
      'Assessment: the Act in an office',
      'What was right is shown at the end of each attempt.',
      70,
      pool(
        'What, where, who',
        3,
        single(
          'An intern placed by a university receives suggestive messages at night from an officer of your Ministry. Can she complain to your Internal Committee?',
          [
            wrong(
              'No, she is not an employee',
              'An aggrieved woman need not be employed there: section 2(a).',
            ),
            wrong(
              'No, the messages came outside office hours',
              'What matters is the connection with the workplace, not the hour.',
            ),
            right(
              'Yes',
              'A woman of any age, employed or not, who alleges harassment by the respondent may complain.',
            ),
          ],
          'Section 2(a)(i) with section 2(f): aggrieved woman includes a woman of any age whether employed or not; employee includes trainees and apprentices.',
        ),
        multiple(
          'Which of these may be sexual harassment at the workplace?',
          [
            right(
              'Repeated remarks on a colleague’s body in a video meeting',
              'Sexually coloured remarks: section 2(n)(iii).',
            ),
            right(
              'A hint that a renewal of contract depends on a dinner',
              'Implied threat about employment status: section 3(2).',
            ),
            right(
              'Unwelcome touching in the staff car on tour',
              'Transport provided for the journey is workplace: section 2(o).',
            ),
            wrong(
              'Returning a draft for correction with specific remarks',
              'Supervision of work is not conduct of a sexual nature.',
            ),
          ],
          'Sections 2(n), 2(o) and 3(2): unwelcome conduct of a sexual nature at any place visited arising out of or during the course of employment, including transport.',
        ),
        single(
          'A committee has a woman Presiding Officer, four members from the staff of whom one is a woman, and no external member. What is wrong?',
          [
            wrong('Only the external member is missing', 'That is one of two faults.'),
            wrong('Only the share of women is too low', 'That is one of two faults.'),
            right(
              'Both: no external member, and fewer than half of the members are women',
              'Two women of five is less than one-half.',
            ),
            wrong('Nothing', 'Read section 4(2) again.'),
          ],
          'Section 4(2) and its proviso: one member from a non-governmental organisation or familiar with the issues; at least one-half of the total members are women.',
        ),
        matching(
          'What qualifies whom?',
          [
            ['Presiding Officer', 'A woman employed at a senior level'],
            ['Two members or more', 'Employees, preferably committed to the cause of women'],
            [
              'External member',
              'From an association committed to the cause of women, or familiar with the issues',
            ],
          ],
          'Section 4(2).',
          ['The Head of Administration, by office'],
        ),
      ),
      pool(
        'Procedure',
        3,
        single(
          'The last incident was four and a half months ago; the woman was in hospital for two months after it. May the committee take up the complaint?',
          [
            right(
              'Yes, if it records its reasons for extending the time',
              'It may extend by up to three months.',
            ),
            wrong('No, three months have passed', 'The proviso permits an extension.'),
            wrong('Yes, there is no time limit', 'There is one: three months, extendable by three.'),
          ],
          'Section 9(1), second proviso: extension not exceeding three months if the circumstances prevented the woman from complaining in time, for reasons recorded in writing.',
        ),
        single(
          'The respondent offers ₹2 lakh if the complaint is withdrawn, and the committee is asked to record the settlement. What is right?',
          [
            wrong('Record it, as both agree', 'The Act forbids this basis of settlement.'),
            right(
              'Refuse: no monetary settlement shall be made the basis of conciliation',
              'And conciliation begins only at her request.',
            ),
            wrong(
              'Refer it to the employer for approval of the amount',
              'The employer cannot permit what the Act forbids.',
            ),
          ],
          'Section 10(1) and its proviso: conciliation at the request of the aggrieved woman, and no monetary settlement as its basis.',
        ),
        single(
          'Within what time is the inquiry to be completed?',
          [
            wrong('30 days', 'That is too short for the Act’s own steps.'),
            wrong('60 days', 'Sixty days is the time for the employer to act on the report.'),
            right('90 days', 'Section 11(4).'),
            wrong('One year', 'The Act is stricter.'),
          ],
          'Section 11(4): the inquiry shall be completed within a period of ninety days.',
        ),
        single(
          'The committee finds that the allegation could not be proved. The respondent demands action against the woman for a false complaint. What follows?',
          [
            wrong('She is charge-sheeted, as the complaint failed', 'Inability to prove is not malice.'),
            right(
              'No action, unless malice is established by an inquiry of its own',
              'Section 14 says so expressly.',
            ),
            wrong('Her complaint is published with an apology', 'Section 16 forbids publication.'),
          ],
          'Section 14(1), provisos: a mere inability to substantiate a complaint or provide adequate proof need not attract action; malicious intent shall be established after an inquiry.',
        ),
        single(
          'A journalist asks under the Right to Information Act for the name of the complainant in a concluded case. What do you reply?',
          [
            wrong(
              'Give the name, since the case is over',
              'The bar in section 16 does not end with the case.',
            ),
            right(
              'Refuse: section 16 bars it notwithstanding the Right to Information Act',
              'Information on justice secured may be given without identifying her.',
            ),
            wrong('Ask the respondent for consent', 'His consent does not lift the bar.'),
          ],
          'Section 16: notwithstanding anything in the Right to Information Act, 2005, the contents of the complaint and the identity of the parties and witnesses shall not be made known.',
        ),
        categorising(
          'May the committee recommend it during the inquiry, on her written request?',
          [
            [
              'Yes',
              'Transfer of the respondent',
              'Leave to her of up to three months',
              'That he does not write her appraisal',
            ],
            ['No', 'Deduction from his salary', 'Payment to settle the matter'],
          ],
          'Section 12 and rule 8. A deduction comes after the report (section 13(3)); money is never the basis of conciliation (section 10).',
        ),
      ),
    ),
  ),
)
