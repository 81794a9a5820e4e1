import { callout, h3, lesson, p, screen, table, ul } from '../support/write-lesson.ts'
import { accordion, timeline } from '../support/write-structure.ts'
import { categorising, matching, numeric } from '../support/write-questions.ts'

export const lawEn = lesson(
  'law',
  'What the law forbids, and who hears it',
  screen(
    'vishaka',
    'From Vishaka to the Act',
    p(
      'In 1992 a worker in a Government programme in Rajasthan, who had tried to stop a child marriage, was raped in revenge. The criminal trial failed her. Women’s groups went to the Supreme Court with a different question: who protects a woman **at her work**?',
    ),
    p(
      'In **Vishaka v. State of Rajasthan** (13 August 1997) the Court answered. Sexual harassment at work violates the rights to equality, to practise one’s occupation and to live with dignity (Articles 14, 15, 19(1)(g) and 21 of the Constitution). As there was no law, it laid down guidelines binding on all employers until Parliament made one.',
    ),
    p(
      'Parliament did so in the **Sexual Harassment of Women at Workplace (Prevention, Prohibition and Redressal) Act, 2013**, in force from 9 December 2013, with Rules of the same year. In *Medha Kotwal Lele* (2012) and *Aureliano Fernandes v. State of Goa* (2023) the Court found compliance wanting and directed Governments to see that committees exist, are known, and are trained.',
    ),
    timeline(
      [
        '13 August 1997',
        'Vishaka v. State of Rajasthan',
        'The Supreme Court lays down guidelines that bind all employers until Parliament makes a law.',
      ],
      [
        '2012',
        'Medha Kotwal Lele v. Union of India',
        'The Court finds that the guidelines are not followed, and directs Governments to see to it.',
      ],
      ['9 December 2013', 'The Act of 2013 comes into force', 'With it come Rules of the same year.'],
      ['2016', 'The Internal Committee', 'An amendment drops the word Complaints from its name.'],
      [
        '2023',
        'Aureliano Fernandes v. State of Goa',
        'The Court asks for a check that committees exist, are known, and are trained.',
      ],
    ),
    callout(
      'note',
      'For a Government servant the duty is double. Rule 3-C of the Central Civil Services (Conduct) Rules, 1964 forbids sexual harassment of any woman at any workplace. It requires a person in charge of a workplace to take steps to prevent it. Breach is misconduct.',
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
    accordion(
      [
        'Promise of preferential treatment',
        p('“Your posting can be looked after, if you come along on the tour.”'),
      ],
      ['Threat of detrimental treatment', p('“Your APAR is due next month, remember.”')],
      ['Threat about employment status', p('“Contracts are not always renewed.”')],
      [
        'Interference with work, or a hostile environment',
        p('Remarks and images in the office group; silence when she enters.'),
      ],
      [
        'Humiliating treatment that affects health or safety',
        p('Mocking her in meetings after she objected.'),
      ],
    ),
    h3('Where, and who'),
    p(
      '**Workplace** includes any place visited in the course of employment and the transport provided by the employer for the journey (section 2(o)). Video calls and office messaging groups are places where work is done. **Aggrieved woman** means a woman of any age, *whether employed there or not*: a contract worker, an intern, a visitor with a file (section 2(a)).',
    ),
    matching(
      'Which part of the law is it?',
      [
        ['Remarks on her body in a video meeting', 'Sexually coloured remarks: section 2(n)'],
        ['“Contracts are not always renewed”', 'Threat about employment status: section 3(2)'],
        ['The staff car on tour', 'Workplace: section 2(o)'],
        ['A visitor with a file', 'Aggrieved woman: section 2(a)'],
      ],
      'Sections 2(a), 2(n), 2(o) and 3(2). Whether she is employed there does not matter.',
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
      'Section 19 asks the employer to provide a safe working environment. The penal consequences of harassment and the order constituting the committee are **displayed** at a conspicuous place. The employer holds workshops, helps the committee and the woman, and treats harassment as misconduct under the service rules. Complaints can also be lodged on the **SHe-Box** portal, which passes them to the committee concerned.',
    ),
    numeric(
      'A committee has seven members. How many of them, at the least, are women?',
      4,
      'women',
      'Proviso to section 4(2): at least one-half. Half of seven is 3½, so four.',
    ),
    categorising(
      'Which body hears the complaint?',
      [
        [
          'Internal Committee',
          'A complaint against a colleague in an office of sixty',
          'A complaint by an intern against an officer there',
        ],
        [
          'Local Committee of the district',
          'A complaint in an office of seven workers',
          'A complaint against the employer himself',
        ],
      ],
      'Sections 4 and 6: the Local Committee hears complaints where there are fewer than ten workers, and those against the employer.',
    ),
  ),
)
