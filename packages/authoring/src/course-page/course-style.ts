/** The look of the course page. System fonts, both colour schemes, no foreign host. */
export const COURSE_STYLE = String.raw`:root {
  color-scheme: light dark;
  --page: #f3f5f7;
  --paper: #ffffff;
  --ink: #17222d;
  --ink-soft: #4a5866;
  --line: #d3dae1;
  --line-strong: #6f7e8c;
  --accent: #114a7c;
  --accent-ink: #ffffff;
  --accent-soft: #e8f0f8;
  --right: #17603a;
  --right-soft: #e6f4ec;
  --wrong: #9c2a1c;
  --wrong-soft: #fbecea;
  --warn: #7a4b00;
  --warn-soft: #fdf3e0;
  --shadow: 0 1px 2px rgb(16 34 52 / 0.06), 0 8px 24px rgb(16 34 52 / 0.05);
  --font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Devanagari', 'Nirmala UI',
    'Kohinoor Devanagari', sans-serif;
  --radius: 10px;
}

@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e141a;
    --paper: #161f28;
    --ink: #e7edf3;
    --ink-soft: #a9b7c4;
    --line: #2d3b48;
    --line-strong: #8796a4;
    --accent: #8fc3f0;
    --accent-ink: #0b1c2c;
    --accent-soft: #1b2c3d;
    --right: #8ad6a8;
    --right-soft: #16301f;
    --wrong: #f3a498;
    --wrong-soft: #3a1d19;
    --warn: #efc274;
    --warn-soft: #33270f;
    --shadow: none;
  }
}

*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding: 1rem; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--page);
  color: var(--ink);
  font-family: var(--font);
  font-size: 1.0625rem;
  line-height: 1.65;
  overflow-wrap: break-word;
}
html:lang(hi) body { line-height: 1.8; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
html:lang(hi) :is(h1, h2, h3, h4) { line-height: 1.45; }
a { color: var(--accent); text-underline-offset: 0.15em; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }

.skip {
  position: absolute;
  left: 1rem;
  top: -6rem;
  padding: 0.75rem 1rem;
  background: var(--accent);
  color: var(--accent-ink);
  border-radius: var(--radius);
  z-index: 10;
}
.skip:focus { top: 0.75rem; }

.wrap { width: 100%; max-width: 47rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }

.course-header { background: var(--paper); border-bottom: 1px solid var(--line); }
.course-header .wrap { padding-block: 0.875rem 1rem; }
.course-bar { display: flex; align-items: flex-start; justify-content: space-between; gap: 1rem; }
.course-title { margin: 0; padding-block: 0.625rem; font-size: 1.0625rem; font-weight: 650; letter-spacing: -0.005em; }
.course-progress { display: flex; align-items: center; gap: 0.875rem; margin-top: 0.25rem; }
.course-progress p { margin: 0; font-size: 0.875rem; color: var(--ink-soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
progress {
  -webkit-appearance: none;
  appearance: none;
  flex: 1;
  height: 0.375rem;
  border: 0;
  border-radius: 1rem;
  background: var(--line);
  overflow: hidden;
}
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); border-radius: 1rem; transition: inline-size 0.25s ease; }
progress::-moz-progress-bar { background: var(--accent); border-radius: 1rem; }

.contents { position: relative; flex: none; }
.contents > summary {
  display: inline-flex;
  align-items: center;
  min-height: 2.75rem;
  padding-inline: 0.875rem;
  border: 1px solid var(--line-strong);
  border-radius: var(--radius);
  font-size: 0.9375rem;
  font-weight: 600;
  color: var(--accent);
  cursor: pointer;
  list-style: none;
}
.contents > summary::-webkit-details-marker { display: none; }
.contents > summary::after { content: ''; margin-left: 0.5rem; width: 0.45em; height: 0.45em; border: solid; border-width: 0 2px 2px 0; transform: translateY(-0.15em) rotate(45deg); }
.contents[open] > summary::after { transform: translateY(0.1em) rotate(225deg); }
.contents-list {
  position: absolute;
  right: 0;
  z-index: 5;
  width: min(24rem, calc(100vw - 2rem));
  max-height: 70vh;
  overflow: auto;
  margin: 0.5rem 0 0;
  padding: 0.5rem;
  list-style: none;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  box-shadow: 0 12px 40px rgb(8 20 32 / 0.2);
}
.contents-entry {
  display: flex;
  gap: 0.75rem;
  width: 100%;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  border: 0;
  border-radius: 6px;
  background: none;
  color: inherit;
  font: inherit;
  font-size: 0.9375rem;
  line-height: 1.45;
  text-align: start;
  cursor: pointer;
}
.contents-entry:hover { background: var(--accent-soft); }
.contents-entry[aria-current] { background: var(--accent-soft); font-weight: 650; }
.contents-number { flex: none; min-width: 1.5rem; color: var(--ink-soft); font-variant-numeric: tabular-nums; }
.contents-entry.is-read .contents-number { color: var(--right); }
.contents-state { color: var(--ink-soft); font-weight: 400; }

.notice {
  margin-block: 0 1.25rem;
  padding: 0.875rem 1.125rem;
  border: 1px solid var(--warn);
  border-radius: var(--radius);
  background: var(--warn-soft);
  color: var(--ink);
  font-size: 0.9375rem;
}

main { flex: 1; padding-block: clamp(1.25rem, 4vw, 2.25rem) 1rem; }
.screen {
  padding: clamp(1.25rem, 5vw, 3rem);
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 14px;
  box-shadow: var(--shadow);
}
html:not(.is-interactive) .screen + .screen { margin-top: 1.5rem; }
@media (scripting: enabled) { .screen:not(.is-current) { display: none; } }
.screen-lesson { margin: 0 0 0.375rem; font-size: 0.875rem; font-weight: 600; color: var(--ink-soft); }
.screen-title { margin: 0 0 1.5rem; font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.125rem); font-weight: 700; letter-spacing: -0.015em; }
html:lang(hi) .screen-title { letter-spacing: 0; }
.screen-title:focus { outline: none; }
.screen-title:focus-visible { outline: 3px solid var(--accent); outline-offset: 6px; }
.screen-body > * { margin-block: 0 1.25rem; }
.screen-body > :last-child { margin-bottom: 0; }
.screen-body h2, .screen-body h3 { margin-top: 2.25rem; margin-bottom: 0.75rem; font-size: 1.3125rem; font-weight: 680; }
.screen-body h4 { margin-top: 1.75rem; margin-bottom: 0.5rem; font-size: 1.0625rem; font-weight: 680; }
.screen-body :is(ul, ol) { padding-inline-start: 1.5rem; }
.screen-body li + li { margin-top: 0.5rem; }
.screen-body li p { margin: 0; }
.screen-body li > :is(ul, ol) { margin-top: 0.5rem; }
.screen-body li::marker { color: var(--accent); font-variant-numeric: tabular-nums; }

.kl-callout {
  padding: 1rem 1.25rem 1.125rem;
  border-inline-start: 4px solid var(--accent);
  border-radius: 4px var(--radius) var(--radius) 4px;
  background: var(--accent-soft);
}
.kl-callout-label { margin: 0 0 0.25rem; font-size: 0.875rem; font-weight: 700; color: var(--accent); }
.kl-callout-body > * { margin-block: 0 0.625rem; }
.kl-callout-body > :last-child { margin-bottom: 0; }
.kl-callout-important { border-color: var(--warn); background: var(--warn-soft); }
.kl-callout-important .kl-callout-label { color: var(--warn); }
.kl-callout-tip { border-color: var(--right); background: var(--right-soft); }
.kl-callout-tip .kl-callout-label { color: var(--right); }
.kl-callout-example { border-color: var(--line-strong); background: var(--page); }
.kl-callout-example .kl-callout-label { color: var(--ink-soft); }

.kl-statute { margin-inline: 0; padding: 1.125rem 1.375rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--page); }
.kl-statute blockquote { margin: 0; font-size: 1.0625rem; }
.kl-statute blockquote p { margin: 0 0 0.625rem; }
.kl-statute figcaption { margin-top: 0.625rem; padding-top: 0.625rem; border-top: 1px solid var(--line); font-size: 0.875rem; color: var(--ink-soft); }
.kl-statute cite { font-style: normal; }
.kl-statute-section { font-weight: 700; color: var(--ink); }

.kl-image { margin-inline: 0; }
.kl-image img { display: block; max-width: 100%; height: auto; border-radius: var(--radius); }
.kl-image figcaption { margin-top: 0.5rem; font-size: 0.875rem; color: var(--ink-soft); }

.kl-table { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); }
.kl-table table { width: 100%; border-collapse: collapse; font-size: 0.9688rem; line-height: 1.5; font-variant-numeric: tabular-nums; }
html:lang(hi) .kl-table table { line-height: 1.65; }
.kl-table caption { padding: 0.75rem 1rem; font-weight: 650; font-size: 0.9375rem; text-align: start; }
.kl-table :is(th, td) { min-width: 6.5rem; padding: 0.625rem 1rem; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
.kl-table th { font-weight: 650; }
.kl-table th[scope='col'] { background: var(--accent-soft); }
.kl-table :is(th, td) p { margin: 0; }
.kl-table :is(th, td) p + p { margin-top: 0.375rem; }

.kl-question { margin-block: 0 1.75rem; padding: clamp(1rem, 3.5vw, 1.5rem); border: 1px solid var(--line); border-radius: 12px; }
.kl-question fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
.kl-question legend { padding: 0; font-weight: 650; font-size: 1.125rem; line-height: 1.5; }
html:lang(hi) .kl-question legend { line-height: 1.7; }
.kl-question-hint { margin: 0.25rem 0 1rem; font-size: 0.9063rem; color: var(--ink-soft); }
.kl-option { margin-top: 0.625rem; }
.kl-option label {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.25rem 0.75rem;
  min-height: 2.75rem;
  padding: 0.625rem 0.875rem;
  border: 1px solid var(--line-strong);
  border-radius: var(--radius);
  line-height: 1.5;
  cursor: pointer;
}
.kl-option label:hover { background: var(--accent-soft); }
.kl-option input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); transform: translateY(0.15em); }
.kl-option-text { flex: 1; min-width: 10rem; }
.kl-option:has(input:checked) label { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--accent-soft); }
.kl-option label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.kl-option label:has(:disabled) { cursor: default; }
.kl-question .kl-option.is-correct label { border-color: var(--right); box-shadow: inset 0 0 0 1px var(--right); background: var(--right-soft); }
.kl-question .kl-option.is-wrong label { border-color: var(--wrong); box-shadow: inset 0 0 0 1px var(--wrong); background: var(--wrong-soft); }
.option-badge { font-size: 0.8438rem; font-weight: 700; color: var(--ink-soft); }
.is-correct .option-badge { color: var(--right); }
.is-correct .option-badge::before { content: '\2713\00a0'; }
.is-wrong .option-badge { color: var(--wrong); }
.is-wrong .option-badge::before { content: '\2717\00a0'; }
.question-actions { margin-top: 1.125rem; }
.question-feedback:not(:empty) { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.question-feedback p { margin: 0 0 0.5rem; }
.question-verdict { font-weight: 700; }
.question-verdict.is-right { color: var(--right); }
.question-verdict.is-not-right { color: var(--wrong); }
.question-verdict.is-missing { color: var(--warn); }
.question-explanation { color: var(--ink); }

.button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 0.5rem;
  min-height: 2.875rem;
  padding: 0.5rem 1.25rem;
  border: 1px solid var(--accent);
  border-radius: var(--radius);
  background: transparent;
  color: var(--accent);
  font: inherit;
  font-size: 1rem;
  font-weight: 650;
  line-height: 1.35;
  cursor: pointer;
}
.button:hover { background: var(--accent-soft); }
.button-main { background: var(--accent); color: var(--accent-ink); }
.button-main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
.button[aria-disabled='true'] { border-color: var(--line-strong); color: var(--ink-soft); background: none; cursor: default; }
.link-button { min-height: 2.75rem; padding: 0; border: 0; background: none; color: var(--accent); font: inherit; text-align: start; text-decoration: underline; text-underline-offset: 0.15em; cursor: pointer; }

.result-badge { display: inline-block; margin: 0 0 1rem; padding: 0.375rem 1rem; border: 1px solid currentColor; border-radius: 2rem; font-weight: 700; }
.result-badge.is-passed { color: var(--right); background: var(--right-soft); }
.result-badge.is-failed { color: var(--wrong); background: var(--wrong-soft); }
.result-badge.is-open { color: var(--warn); background: var(--warn-soft); }
.result-score { font-size: 1.1875rem; font-weight: 600; }

.course-footer { padding-block: 0.5rem 2rem; }
.course-moves { display: flex; gap: 0.75rem; }
.course-moves #next { margin-inline-start: auto; }
.save-status { min-height: 1.5rem; margin: 0.75rem 0 0; font-size: 0.875rem; color: var(--ink-soft); text-align: end; }
.save-status.is-bad { color: var(--wrong); font-weight: 650; text-align: start; }
html:not(.is-interactive) :is(.course-footer, .course-progress, .contents, .screen-end) { display: none; }

@media (max-width: 30rem) {
  .course-moves .button { flex: 1; }
  .screen { border-inline: 0; border-radius: 0; margin-inline: -1rem; padding-inline: 1rem; }
}
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation: none !important; } }
@media (forced-colors: active) {
  .kl-option:has(input:checked) label { outline: 2px solid Highlight; }
  progress { border: 1px solid CanvasText; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --paper: #fff; --ink: #000; --ink-soft: #333; --line: #999; --line-strong: #666; --accent: #114a7c;
    --right: #17603a; --wrong: #9c2a1c; --warn: #7a4b00; --accent-soft: #fff; --warn-soft: #fff; --right-soft: #fff; --wrong-soft: #fff;
  }
  body { display: block; font-size: 11pt; }
  .skip, .contents, .course-progress, .course-footer, .notice, .question-actions, .screen-end { display: none !important; }
  .screen, .screen[hidden] { display: block !important; border: 0; box-shadow: none; padding: 0 0 1.5rem; break-inside: auto; }
  .screen-title, h3, h4 { break-after: avoid; }
  .kl-callout, .kl-statute, .kl-question, tr { break-inside: avoid; }
  .wrap { max-width: none; padding: 0; }
}
`
