import {
  callout,
  h3,
  lesson,
  multiple,
  p,
  right,
  screen,
  single,
  table,
  ul,
  wrong,
} from '../support/write-lesson.ts'

export const preventionOfSexualHarassmentEn = lesson(
  screen(
    'vishaka',
    'From Vishaka to the Act',
    p(
      'In 1992 a worker in a Government programme in Rajasthan, who had tried to stop a child marriage, was raped in revenge. The criminal trial failed her. Women’s groups went to the Supreme Court with a different question: who protects a woman **at her work**?',
    ),
    p(
      'In **Vishaka v. State of Rajasthan** (13 August 1997) the Court answered that sexual harassment at work violates the rights to equality, to practise one’s occupation and to live with dignity (Articles 14, 15, 19(1)(g) and 21 of the Constitution). As there was no law, it laid down guidelines binding on all employers until Parliament made one.',
    ),
    p(
      'Parliament did so in the **Sexual Harassment of Women at Workplace (Prevention, Prohibition and Redressal) Act, 2013**, in force from 9 December 2013, with Rules of the same year. In *Medha Kotwal Lele* (2012) and *Aureliano Fernandes v. State of Goa* (2023) the Court found compliance wanting and directed Governments to see that committees exist, are known, and are trained.',
    ),
    callout(
      'note',
      'For a Government servant the duty is double. Rule 3-C of the Central Civil Services (Conduct) Rules, 1964 forbids sexual harassment of any woman at any workplace, and requires a person in charge of a workplace to take steps to prevent it. Breach is misconduct.',
    ),
  ),
  screen(
    'what',
    'What the law calls sexual harassment',
    p('Section 2(n) lists **unwelcome acts or behaviour, directly or by implication**:'),
    ul(
      'physical contact and advances;',
      'a demand or request for sexual favours;',
      'sexually coloured remarks;',
      'showing pornography;',
      'any other unwelcome physical, verbal or non-verbal conduct of a sexual nature.',
    ),
    p(
      'The test is whether the conduct was **unwelcome to her**, not whether harm was meant. A joke, a message at midnight, a habit of standing too close can each be harassment.',
    ),
    h3('Circumstances that make it worse: section 3(2)'),
    table(
      'Circumstances under section 3(2)',
      ['Circumstance', 'How it sounds in an office'],
      [
        'Promise of preferential treatment',
        '“Your posting can be looked after, if you come along on the tour.”',
      ],
      ['Threat of detrimental treatment', '“Your APAR is due next month, remember.”'],
      ['Threat about employment status', '“Contracts are not always renewed.”'],
      [
        'Interference with work, or an intimidating, offensive or hostile environment',
        'Remarks and images in the office group; silence when she enters',
      ],
      [
        'Humiliating treatment likely to affect health or safety',
        'Mocking her in meetings after she objected',
      ],
    ),
    h3('Where, and who'),
    p(
      '**Workplace** includes any place visited in the course of employment and the transport provided by the employer for the journey (section 2(o)). Video calls and office messaging groups are places where work is done. **Aggrieved woman** means a woman of any age, *whether employed there or not*: a contract worker, an intern, a visitor with a file (section 2(a)).',
    ),
  ),
  screen(
    'committee',
    'The Internal Committee',
    p(
      'Every employer of a workplace constitutes an **Internal Committee** by written order, and one at each office or branch located at a different place (section 4). The Act of 2013 called it the Internal *Complaints* Committee; an amendment of 2016 dropped the word. Where there are fewer than ten workers, or the complaint is against the employer, the complaint goes to the **Local Committee** of the district (section 6).',
    ),
    table(
      'Composition under section 4(2)',
      ['Member', 'Qualification'],
      [
        'Presiding Officer',
        'A woman employed at a senior level at the workplace; if there is none, from another office of the employer',
      ],
      [
        'At least two members',
        'From among employees, preferably committed to the cause of women, or with experience in social work or legal knowledge',
      ],
      [
        'One external member',
        'From a non-governmental organisation or association committed to the cause of women, or a person familiar with the issues',
      ],
    ),
    callout(
      'important',
      'At least **one-half of the members are women**. The term is at most **three years**. The external member is not a formality: an inquiry by a committee without one has been set aside by courts.',
    ),
    h3('What every office displays'),
    p(
      'Section 19 asks the employer to provide a safe working environment, to **display** at a conspicuous place the penal consequences of harassment and the order constituting the committee, to hold workshops, to help the committee and the woman, and to treat harassment as misconduct under the service rules. Complaints can also be lodged on the **SHe-Box** portal, which passes them to the committee concerned.',
    ),
  ),
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
      'Under the proviso to **rule 14(2) of the CCS (Classification, Control and Appeal) Rules, 1965**, the complaints committee is deemed to be the inquiring authority appointed by the disciplinary authority, and holds the inquiry, as far as practicable, by the procedure of that rule. A second inquiry on the same charge is not held.',
    ),
  ),
  screen(
    'after',
    'After the report',
    p(
      'If the allegation is **not proved**, the committee recommends that no action is required (section 13(2)). If it is **proved**, it recommends action for misconduct under the service rules, and may recommend a deduction from salary to be paid to the woman (section 13(3)), worked out from her trauma, loss of opportunity, medical expense, and the means of the respondent (section 15).',
    ),
    callout(
      'important',
      'Section 14 allows action on a **malicious** complaint or forged evidence. It also says that *mere inability to substantiate a complaint or provide adequate proof need not attract action*. Malice has to be established by an inquiry of its own.',
    ),
    h3('Confidentiality'),
    p(
      'The contents of the complaint, the identity and addresses of the woman, the respondent and the witnesses, the proceedings, the recommendations and the action taken are **not published or made known to the public, press or media in any manner** (section 16). The bar stands notwithstanding the Right to Information Act, 2005. Information about justice secured may be given without identifying the woman or witnesses. A person entrusted with the matter who breaks this is liable to a penalty under the service rules, or otherwise to ₹5,000 (section 17; rule 12).',
    ),
    h3('Accountability of the employer'),
    p(
      'The committee sends an **annual report** to the employer and the District Officer (section 21), and the employer includes the number of cases and their disposal in the organisation’s report (section 22). An employer who does not constitute a committee or breaks the Act is liable to a fine up to **₹50,000**, doubled on repetition (section 26).',
    ),
    p(
      'Sources on these screens: the Act and Rules of 2013; CCS (Conduct) Rules, 1964; CCS (CCA) Rules, 1965; Vishaka v. State of Rajasthan, (1997) 6 SCC 241.',
    ),
  ),
  screen(
    'quiz1',
    'Check yourself: what, where, who',
    single(
      'An intern placed by a university receives suggestive messages at night from an officer of your Ministry. Can she complain to your Internal Committee?',
      [
        wrong('No, she is not an employee', 'An aggrieved woman need not be employed there: section 2(a).'),
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
  ),
  screen(
    'quiz2',
    'Check yourself: procedure',
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
        wrong('Give the name, since the case is over', 'The bar in section 16 does not end with the case.'),
        right(
          'Refuse: section 16 bars it notwithstanding the Right to Information Act',
          'Information on justice secured may be given without identifying her.',
        ),
        wrong('Ask the respondent for consent', 'His consent does not lift the bar.'),
      ],
      'Section 16: notwithstanding anything in the Right to Information Act, 2005, the contents of the complaint and the identity of the parties and witnesses shall not be made known.',
    ),
  ),
)
